"""Whom reports mean by people that no table knows, read by the shipped reader up to the cast.

A case is a text with the words asked about in brackets, their code or codes, and the office where the report tells one.
"""

import pytest

from dragoman.coding.draft import Draft
from dragoman.coding.parties import Place, Resolver
from dragoman.entries import Report
from dragoman.reading.model import SHIPPED

pytestmark = pytest.mark.skipif(not (SHIPPED / "reader.onnx").is_file(), reason="the reader's weights are not here")

TITLES = [
    ("[Kenyan Foreign Minister Ann Mwangi] arrived in Lima on Monday.", "KEN", "Foreign Minister"),
    ("Norwegian Defence Minister [Kari Tveitane] promised Ukraine more air defence.", "NOR", "Defence Minister"),
    ("Peru's President [Luis Quispe] ordered the army into the valley.", "PER", "President"),
    ("Turkish Interior Minister [Cem Aydinoglu] said police had held forty people.", "TUR", "Interior Minister"),
    ("Pakistan's Deputy Prime Minister and Foreign Minister [Omar Gulzari] spoke to Iran's Ali Daroudi.", "PAK",
     "Deputy Prime Minister"),
    ("German Chancellor [Jutta Brenner] rejected the plan on Friday.", "DEU", "Chancellor"),
    ("The Ghanaian army's chief of staff, Gen. [Kofi Ansah-Boadu], inspected troops near Mali.", "GHA", "Army Chief"),
    ("Philippine Coast Guard spokesman [Jun Dalisay-Reyes] accused China of ramming a boat.", "PHL", "Spokesperson"),
    ("Israeli military spokesman Lt. Col. [Avi Shaltieli] said jets had struck Lebanon.", "ISR",
     "Military Spokesperson"),
    ("Chinese Foreign Ministry spokeswoman [Lin Meifang] urged Japan to be careful.", "CHN",
     "Foreign Ministry Spokesperson"),
    ("Former Polish prime minister [Jan Wolanski] warned of war with Russia.", "POL", "Prime Minister"),
    ("Sudanese paramilitary leader [Hamid Dagalawi] visited Uganda.", "SDN", "Leader"),
    ("Swiss Federal Councillor [Beat Ammanner] received the Serbian delegation.", "CHE", None),
    ("South Korean lawmaker [Oh Kang-rim] met Chinese diplomats.", "KOR", "Member of Parliament"),
    ("UN Special Envoy [Lars Hedegren] told Yemen's parties to talk.", "UNO", "Special Envoy"),
    ("EU Trade Commissioner [Maro Vesely] met Vietnamese officials.", "EUR", "European Commissioner"),
    ("NATO Secretary General [Piet Hoekstra-Vos] visited Georgia.", "IGO", "NATO Secretary-General"),
    ("Republican Senator [Tad Willoughby] of Ohio criticised Hungary.", "USA", "Senator"),
]  # fmt: skip

APPOSITIONS = [
    ("[Ann Mwangi], Kenya's foreign minister, met Chad's ambassador in Nairobi.", "KEN", "Foreign Minister"),
    ("[Ann Mwangi], the foreign minister of Kenya, called on Chad to stop.", "KEN", "Foreign Minister"),
    ("[Luis Quispe], president of Peru since March, visited Bolivia.", "PER", "President"),
    ("[Kari Tveitane], who is Norway's minister of defence, visited Estonia.", "NOR", "Defence Minister"),
    ("[Tomas Havlicek], a spokesman for the Czech interior ministry, accused Russia.", "CZE", "Spokesperson"),
    ("[Idrissa Moukaila], Niger's envoy to the United Nations, accused France of plotting.", "NER", "Special Envoy"),
    ("[Sione Tupoumalo], prime minister of Tonga, signed a pact with Australia.", "TON", "Prime Minister"),
    ("[Bruna Castilhos], a Brazilian diplomat, will mediate between Guyana and Venezuela.", "BRA", "Diplomat"),
    ("[Farid Yazdanpanahi], commander of Iran's border guards, warned Afghanistan.", "IRN", "Commander"),
    ("[Aung Thuraya] (Myanmar's army chief) flew to Thailand.", "MMR", "Army Chief"),
    ("[Gerd Ostermeier], head of Germany's delegation, shook hands with the Libyan side.", "DEU", None),
    ("[Rosa Huanca], the Bolivian vice-president, was received by Chile's president.", "BOL", "Vice President"),
    ("[Dinesh Thapaliya], Nepal's ambassador to China, handed over a letter.", "NPL", "Ambassador"),
    ("[Olena Hrytsukova], Ukraine's minister for justice, thanked the Netherlands.", "UKR", "Justice Minister"),
]  # fmt: skip

ENVOYS = [
    ("The Russian envoy to Syria, [Pavel Dronovich], met the opposition.", "RUS", "Special Envoy"),
    ("US special envoy to the Horn of Africa [Mike Brandywell] met Sudanese generals.", "USA", "Special Envoy"),
    ("China's special envoy for Korean affairs, [Liu Zhengwei], visited Seoul.", "CHN", "Special Envoy"),
    ("Japan's ambassador to Indonesia [Kenji Morishige] opened a school.", "JPN", "Ambassador"),
    ("The French ambassador in Niger, [Sylvain Ittelle], was told to leave.", "FRA", "Ambassador"),
    ("[Dana Oyelaran], Nigeria's high commissioner to Ghana, protested.", "NGA", "Ambassador"),
    ("Britain's ambassador to the United Nations, [Helen Barrowcliffe], condemned the Syrian raid.", "GBR",
     "UN Ambassador"),
    ("India's permanent representative to the UN [Rupa Kamathan] rejected Pakistan's claim.", "IND", "UN Ambassador"),
    ("The UN envoy to Libya, [Hanna Stevenage], called for a vote.", "UNO", "Special Envoy"),
    ("The EU's ambassador to Georgia, [Pawel Herczyk], was summoned.", "EUR", "Ambassador"),
    ("The African Union's envoy to Somalia, [Souef Elamine], praised Kenya.", "IGO", "Special Envoy"),
    ("Iran's ambassador to Armenia [Mehdi Sobhanian] was summoned in Yerevan.", "IRN", "Ambassador"),
]  # fmt: skip

BEFORE_A_COMMA = [
    ("Kenya's army chief, Gen. [Ann Mwangi], toured the border with Somalia.", "KEN", "Army Chief"),
    ("The foreign minister of Oman, [Badr Habsi-Lawati], flew to Tehran.", "OMN", "Foreign Minister"),
    ("Chad's prime minister, [Allah Massari], dismissed the French offer.", "TCD", "Prime Minister"),
    ("The Finnish president, [Aleksi Virtamaa], called Vladimir Putin.", "FIN", "President"),
    ("The leader of Lebanon's parliament, [Nabil Berjawian], met the US envoy.", "LBN", None),
    ("The spokesman of the Egyptian army, Col. [Gharib Abdelhafez-Said], said two men had crossed from Gaza.", "EGY",
     "Spokesperson"),
    ("Colombia's top diplomat, [Alvaro Botiquin], recalled his ambassador from Israel.", "COL", "Foreign Minister"),
    ("The head of the Serbian delegation, [Ratko Belobrk], left the hall in protest at Kosovo.", "SRB", None),
    ("The Taliban's foreign minister, [Khalil Zadranyar], visited India.", "AFG", "Foreign Minister"),
    ("Hungary's foreign minister, [Bence Almassy], and his Slovak colleague opened the bridge.", "HUN",
     "Foreign Minister"),
]  # fmt: skip

COUNTERPARTS = [
    ("Iran's foreign minister Ali Daroudi spoke with [his Saudi counterpart] on Tuesday.", "SAU", None),
    ("Iran's foreign minister Ali Daroudi spoke with his Saudi counterpart [Faisal Harbani].", "SAU",
     "Foreign Minister"),
    ("Norwegian Foreign Minister Kari Tveitane met her Kenyan counterpart, [Peter Otieno], in Oslo.", "KEN",
     "Foreign Minister"),
    ("Egyptian President Samir Fathallah called his Turkish counterpart Cem Aydinoglu. [Aydinoglu] asked him to come.",
     "TUR", "President"),
    ("Iraqi Prime Minister Haidar Sudanizadeh will visit Ankara. He will meet [his Turkish counterpart].", "TUR", None),
    ("Thai Defence Minister Somchai Ruangroj and Cambodian counterpart [Chan Rithisak] agreed to withdraw.", "KHM",
     "Defence Minister"),
    ("Tveitane and her counterpart from Estonia, [Mihkel Tammsoo], signed the text.", "EST", None),
]  # fmt: skip

SURNAMES = [
    ("Norwegian Defence Minister Kari Tveitane visited Kyiv. [Tveitane] promised more aid.", "NOR",
     "Defence Minister"),
    ("Kenya's Ann Mwangi met Peru's Luis Quispe. [Quispe] spoke first.", "PER", None),
    ("Kenya's Foreign Minister Ann Mwangi met Peru's President Luis Quispe. Mr [Quispe] thanked Ms Mwangi.", "PER",
     "President"),
    ("Kenya's Foreign Minister Ann Mwangi met Peru's President Luis Quispe. Mr Quispe thanked [Ms Mwangi].", "KEN",
     "Foreign Minister"),
    ("Chad's prime minister, Allah Massari, said no. [Prime Minister Massari] said France must go.", "TCD",
     "Prime Minister"),
    ("Polish President Jan Wolanski met Ukrainian officials. Ukraine thanked [Wolanski]'s government.", "POL",
     "President"),
    ("German Chancellor Jutta Brenner flew to Ankara. Turkish police met [Brenner] at the airport.", "DEU",
     "Chancellor"),
    ("Iran's Ali Daroudi and Oman's Badr Habsi-Lawati met in Muscat. [Daroudi] left without a word.", "IRN", None),
    ("Hassan Tariq-Zia, Jordan's foreign minister, met Israel's Dov Lerner-Katz. Later [Lerner-Katz] denied it.", "ISR",
     None),
    ("Peru's President Luis Quispe and his wife, Elena Mamani, visited Spain. [President Quispe] met the king.", "PER",
     "President"),
    ("Venezuelan President Nelson Maduranza accused Guyana. Guyana's President Ivo Alinoor said [Maduranza] was "
     "bluffing.", "VEN", "President"),
    ("Somali President Hussein Mahadalle met Kenyan President Jonah Rutto in Nairobi on Sunday. The two signed a pact. "
     "[Mahadalle] called it a new beginning.", "SOM", "President"),
]  # fmt: skip

PARTS_OF_NAMES = [
    ("Mexican President Laura Esquivel Pardo rejected the US tariffs. [Esquivel Pardo] said Mexico would act.", "MEX",
     "President"),
    ("Vietnamese Defence Minister Phan Van Gia received the US secretary of state. [Gia] praised the ties.", "VNM",
     "Defence Minister"),
    ("Myanmar's Senior General Min Thura Oo met Indian envoys. [Min Thura Oo] promised polls.", "MMR", "General"),
    ("Hungarian President Katalin Novakova Szabo visited Kyiv. [Ms Szabo] pledged help.", "HUN", "President"),
    ("Emirati Foreign Minister Sheikh Hamdan bin Rashid Al Suwaidan met Indian officials. India thanked [Al Suwaidan].",
     "ARE", "Foreign Minister"),
    ("Jordan's foreign minister Nawfal al-Zoubani met Turkish officers. [Al-Zoubani] asked for drones.", "JOR",
     "Foreign Minister"),
    ("Ethiopian Finance Minister Abdel Shakur Muhammad met Sudanese officials. [Abdel Shakur] asked Sudan for calm.",
     "ETH", "Finance Minister"),
    ("Chinese Vice Premier Qi Lifeng met US officials in Geneva. [Qi] called for respect.", "CHN",
     "Deputy Prime Minister"),
    ("Jordan's foreign minister Nawfal al-Zoubani met Turkish officers. [Zoubani] asked for drones.", "JOR",
     "Foreign Minister"),
    ("Libya's prime minister [Abdul Hamid al-Dabashi] met Turkish officers.", "LBY", "Prime Minister"),
    ("[Olena Hrytsenko-Bila], Ukraine's minister for justice, thanked the Netherlands.", "UKR", "Justice Minister"),
]  # fmt: skip

PRONOUNS = [
    ("Kenyan Foreign Minister Ann Mwangi visited Peru. [She] spoke of trade.", "KEN", None),
    ("Norway's Kari Tveitane told reporters that [she] would go to Kyiv.", "NOR", None),
    ("Iran warned that [it] would answer any Israeli raid.", "IRN", None),
    ("Polish President Jan Wolanski flew to Kyiv. [He] laid flowers and left for home.", "POL", None),
    (
        "Kenya and Peru signed a treaty on fishing in Lima. [The two countries] agreed to share patrols.",
        "KEN PER",
        None,
    ),
    ("Kenya's Ann Mwangi met Peru's Luis Quispe. [Both sides] agreed to lift visas.", "KEN PER", None),
    ("Kenya and Peru met in Oslo, hosted by Norway. [The two sides] agreed to lift visas.", "KEN PER", None),
]

TURNS = "Kenya's Foreign Minister Mwangi met President Quispe of Peru. "
STATE = {"outlet": "U.S. Department of State"}
OF_A_REPORT = [  # with what else is known of the report
    (TURNS + "FOREIGN MINISTER MWANGI: Thank you. [I] visited Peru. PRESIDENT QUISPE: I agreed.", "KEN", None, {}),
    (TURNS + "FOREIGN MINISTER MWANGI: I visited Peru. PRESIDENT QUISPE: [I] agreed.", "PER", None, {}),
    ("Norway's Foreign Minister Tveitane met Foreign Minister Otieno of Kenya in Oslo. FOREIGN MINISTER TVEITANE: "
     "Welcome. FOREIGN MINISTER OTIENO: [We] thank Norway.", "KEN", None, {}),
    ("Norway's Foreign Minister Tveitane met Foreign Minister Otieno of Kenya in Oslo. FOREIGN MINISTER TVEITANE: "
     "[We] welcome Kenya's help. FOREIGN MINISTER OTIENO: Thank you.", "NOR", None, {}),
    ("Chancellor Jutta Brenner of Germany met President Virtamaa of Finland. CHANCELLOR BRENNER: We talked. "
     "PRESIDENT VIRTAMAA: [I] thanked Germany.", "FIN", None, {}),
    ("SECRETARY HALE: Good morning. [I] spoke with Iran's foreign minister Ali Daroudi.", "USA", None, STATE),
    ("SECRETARY HALE: Good morning. FOREIGN MINISTER DAROUDI: [We] are grateful. Iran and Oman will meet. Iran is "
     "ready.", "IRN", None, STATE),
    ("MR PRICEFIELD: Good afternoon. QUESTION: What of Iran? MR PRICEFIELD: [We] condemn the arrests in Iran.", "USA",
     None, STATE),
    ("[We] condemn the shelling of towns in Sudan.", "USA", None, STATE),
    ("[Secretary Hale] spoke with Iran's foreign minister Ali Daroudi.", "USA", "Secretary", STATE),
    ("Secretary Rufus Hale met Kenya's Ann Mwangi. [The Secretary] thanked her for Kenya's help.", "USA", "Secretary",
     STATE),
    ("[Ambassador Hale] visited the camp in Chad.", "USA", "Ambassador", STATE),
    ("[Our ambassador] in Khartoum has met the generals.", "USA", "Ambassador", STATE),
    ("[The Foreign Secretary] spoke to Iran's foreign minister today.", "GBR", "Foreign Secretary",
     {"outlet": "Foreign, Commonwealth & Development Office"}),
    ("[The Prime Minister] spoke to the President of Ukraine today.", "GBR", "Prime Minister",
     {"outlet": "Prime Minister's Office, 10 Downing Street"}),
    ("[We] summoned the Georgian ambassador.", "DEU", None, {"outlet": "German Federal Foreign Office"}),
    ("[Foreign Ministry Spokesperson Lin Meifang] said the sale must stop.", "CHN", "Foreign Ministry Spokesperson",
     {"outlet": "Ministry of Foreign Affairs of China"}),
    ("[The foreign minister] met Tunisian officials.", "DZA", "Foreign Minister", {"outlet": "Algeria Press Service"}),
    ("[Police] in Peshawar detained nine men.", "PAK", None, {"outlet": "Dawn"}),
    ("[The finance minister] told parliament that taxes would rise.", "IND", "Finance Minister",
     {"outlet": "The Hindu"}),
    ("[Finance Minister Ann Mwangi] told parliament that taxes would rise.", "KEN", "Finance Minister",
     {"outlet": "The Star (Kenya)"}),
    ("[Interior Minister Luis Quispe] said police had freed the miners.", "PER", "Interior Minister",
     {"outlet": "El Comercio (Peru)"}),
    ("[The president] dismissed the army chief.", "GHA", "President", {"outlet": "Daily Graphic"}),
    ("The foreign ministers of Kenya, Peru and Norway met in Oslo. [We] condemn the shelling of towns in Sudan.",
     "KEN NOR PER", None, {"title": "Joint statement by the foreign ministers of Kenya, Peru and Norway"}),
    ("[We] call on the rebels to lay down their arms.", "FRA GBR USA", None,
     {"title": "Joint statement by France, the United Kingdom and the United States"}),
    ("[We], the leaders of Australia, India, Japan and the United States, met in Tokyo.", "AUS IND JPN USA", None,
     {"title": "Quad leaders' joint statement"}),
    ("The leaders of Japan and the Philippines met in Manila. [They] condemned the ramming of boats.", "JPN PHL", None,
     {"title": "Japan-Philippines joint statement"}),
]  # fmt: skip

MISREAD = [  # plain to a reader, and not yet to the program
    ("Indonesian Defence Minister Sujiwo Hartawan met Australia's envoy. [Sujiwo] asked for boats.", "IDN",
     "Defence Minister", {}),
    # a later part of a name that is not its surname
    ("Mexican President Laura Esquivel Pardo rejected the US tariffs. [Esquivel] said Mexico would answer.", "MEX",
     "President", {}),
    # "al-" in small letters, or left out
    ("Jordan's foreign minister Nawfal al-Zoubani met Turkish officers. Turkey thanked [al-Zoubani].", "JOR",
     "Foreign Minister", {}),
    # somebody known whose name is part of the name
    ("South Korean lawmaker [Park Jin-seo] met Chinese diplomats.", "KOR", "Member of Parliament", {}),
    ("[Finance Minister Ann Mwangi] told parliament that taxes would rise.", "KEN", "Finance Minister",
     {"published": None, "outlet": "The Star (Kenya)"}),
    # a surname of two words
    ("Timorese President Jose Belo-Ximenes flew to Jakarta. [Belo-Ximenes] met Indonesian ministers.", "TLS",
     "President", {}),
    # offices
    ("The Taliban's foreign minister, [Amir Zadranyar], visited India.", "AFG", "Foreign Minister", {}),
    ("[Yusuf Gelle-Nur], Somalia's minister for the environment, signed a deal with Qatar.", "SOM",
     "Environment Minister", {}),
    # pronouns and those who speak
    ("Chad expelled the French ambassador on Monday. [It] accused him of spying.", "TCD", None, {}),
    ("Kenyan Foreign Minister Ann Mwangi met Peru's President Luis Quispe in Lima. [She] spoke of trade.", "KEN", None,
     {}),
    ("[The Department] urges Sudan to let in food.", "USA", None, STATE),
    ("[We] condemn the coup in Gabon.", "KEN PER", None, {"title": "Joint statement of Kenya and Peru"}),
    ("[We] call on both sides in Sudan to lay down their arms.", "FRA GBR USA", None,
     {"title": "Joint statement by France, the United Kingdom and the United States on Sudan"}),
]  # fmt: skip


def check(coder, marked: str, codes: str, office: str | None, **facts: str | None) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    draft = Draft(Report(**{"id": "r", "text": text, "published": "2024-05-16", **facts}))
    for step in coder.steps()[:-1]:
        step.work(draft)
    resolver = Resolver(text, draft.cast, draft.mentions, coder.world, draft.clauses)
    number = draft.cast.clause_at(start)
    parties = resolver.parties(start, end, Place(draft.clauses[number], number))
    assert " ".join(sorted(party.code for party in parties)) == codes
    if office is not None:
        assert {party.office for party in parties} == {office}


@pytest.mark.parametrize(("text", "codes", "office"), TITLES)
def test_a_title_before_the_name_tells_state_and_office(coder, text, codes, office):
    check(coder, text, codes, office)


@pytest.mark.parametrize(("text", "codes", "office"), APPOSITIONS)
def test_an_apposition_tells_state_and_office(coder, text, codes, office):
    check(coder, text, codes, office)


@pytest.mark.parametrize(("text", "codes", "office"), ENVOYS)
def test_an_envoy_is_of_the_state_that_sends(coder, text, codes, office):
    check(coder, text, codes, office)


@pytest.mark.parametrize(("text", "codes", "office"), BEFORE_A_COMMA)
def test_an_office_before_a_comma_is_the_names(coder, text, codes, office):
    check(coder, text, codes, office)


@pytest.mark.parametrize(("text", "codes", "office"), COUNTERPARTS)
def test_a_counterpart_is_of_the_state_that_is_told(coder, text, codes, office):
    check(coder, text, codes, office)


@pytest.mark.parametrize(("text", "codes", "office"), SURNAMES)
def test_a_surname_means_whoever_was_introduced(coder, text, codes, office):
    check(coder, text, codes, office)


@pytest.mark.parametrize(("text", "codes", "office"), PARTS_OF_NAMES)
def test_part_of_a_name_means_whoever_bears_it(coder, text, codes, office):
    check(coder, text, codes, office)


@pytest.mark.parametrize(("text", "codes", "office"), PRONOUNS)
def test_pronouns_and_sides_mean_those_spoken_of(coder, text, codes, office):
    check(coder, text, codes, office)


@pytest.mark.parametrize(("text", "codes", "office", "facts"), OF_A_REPORT)
def test_turns_outlets_and_titles_tell_who_speaks(coder, text, codes, office, facts):
    check(coder, text, codes, office, **facts)


@pytest.mark.xfail(strict=False, reason="known to be misread")
@pytest.mark.parametrize(("text", "codes", "office", "facts"), MISREAD)
def test_what_a_reader_would_not_misread(coder, text, codes, office, facts):
    check(coder, text, codes, office, **facts)
