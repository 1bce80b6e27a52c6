"""Names found in texts: which, whose, and exactly where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.world import World

CODES = """
Pakistan and Azerbaijan signed | Pakistan=PAK Azerbaijan=AZE
the Pakistanis left | Pakistanis=PAK
Britons and Dutch and a Frenchman | Britons=GBR Dutch=NLD Frenchman=FRA
a Saudi and an Emirati | Saudi=SAU Emirati=ARE
Swazi and Burmese envoys | Swazi=SWZ Burmese=MMR
Burma, Swaziland, Macedonia, Zaire | Burma=MMR Swaziland=SWZ Macedonia=MKD Zaire=COD
the Czech Republic and Türkiye | Czech Republic=CZE Türkiye=TUR
Turkiye and the Ivory Coast | Turkiye=TUR Ivory Coast=CIV
Côte d’Ivoire and Cote d'Ivoire | Côte d’Ivoire=CIV Cote d'Ivoire=CIV
the DPRK, the ROK and the PRC | DPRK=PRK ROK=KOR PRC=CHN
the UAE, KSA and DRC | UAE=ARE KSA=SAU DRC=COD
the U.S. and the U.K. | U.S.=USA U.K.=GBR
the US, the UK | US=USA UK=GBR
Palestine, Taiwan and Kosovo | Palestine=PSE Taiwan=TWN Kosovo=XKX
Baku told Islamabad | Baku=AZE Islamabad=PAK
Washington, Moscow and Beijing | Washington=USA Moscow=RUS Beijing=CHN
Kiev or Kyiv | Kiev=UKR Kyiv=UKR
the Kremlin | Kremlin=RUS
the Élysée | Élysée=FRA
the Elysee Palace | Elysee Palace=FRA
Downing Street and the White House | Downing Street=GBR White House=USA
Foggy Bottom; the Quai d’Orsay | Foggy Bottom=USA Quai d’Orsay=FRA
Rashtrapati Bhavan, the Blue House, Zhongnanhai | Rashtrapati Bhavan=IND Blue House=KOR Zhongnanhai=CHN
the Casa Rosada and the Planalto | Casa Rosada=ARG Planalto=BRA
the Pentagon | Pentagon=USA
Gaza and the West Bank | Gaza=PSE West Bank=PSE
Scotland, Wales and England | Scotland=GBR Wales=GBR England=GBR
Northern Ireland and Ireland | Northern Ireland=GBR Ireland=IRL
Hong Kong and Macau | Hong Kong=HKG Macau=MAC
Xinjiang, Tibet and Guangdong | Xinjiang=CHN Tibet=CHN Guangdong=CHN
Borno, Chechnya, Texas, Punjab | Borno=NGA Chechnya=RUS Texas=USA Punjab=PAK
Karachi, Mumbai, Lagos, Istanbul | Karachi=PAK Mumbai=IND Lagos=NGA Istanbul=TUR
New York and Paris | New York=USA Paris=FRA
São Paulo, Sao Paulo | São Paulo=BRA Sao Paulo=BRA
Guinea | Guinea=GIN
Papua New Guinea | Papua New Guinea=PNG
Equatorial Guinea and Guinea-Bissau | Equatorial Guinea=GNQ Guinea-Bissau=GNB
Niger and Nigeria, a Nigerien, a Nigerian | Niger=NER Nigeria=NGA Nigerien=NER Nigerian=NGA
Dominica and the Dominican Republic | Dominica=DMA Dominican Republic=DOM
DR Congo and the Republic of Congo | DR Congo=COD Republic of Congo=COG
the Democratic Republic of the Congo | Democratic Republic of the Congo=COD
Congo-Brazzaville | Congo-Brazzaville=COG
Korea, North Korea, South Korea | Korea=KOR North Korea=PRK South Korea=KOR
a North Korean and a South Korean | North Korean=PRK South Korean=KOR
Sudan and South Sudan | Sudan=SDN South Sudan=SSD
South Sudanese and Sudanese | South Sudanese=SSD Sudanese=SDN
Samoa and American Samoa | Samoa=WSM American Samoa=ASM
Mexico, New Mexico and Mexico City | Mexico=MEX New Mexico=USA Mexico City=MEX
South Africa and the Central African Republic | South Africa=ZAF Central African Republic=CAF
Jersey and New Jersey | Jersey=JEY New Jersey=USA
East Timor and Timor-Leste | East Timor=TLS Timor-Leste=TLS
the Vatican and the Holy See | Vatican=VAT Holy See=VAT
Bosnia-Herzegovina | Bosnia-Herzegovina=BIH
Trinidad and Tobago | Trinidad and Tobago=TTO
St. Lucia and Saint Lucia | St. Lucia=LCA Saint Lucia=LCA
the United Nations and the UN | United Nations=UNO UN=UNO
the UN Security Council met | UN Security Council=UNO
the United Nations Security Council | United Nations Security Council=UNO
the UNHCR, WHO, IAEA, ICJ, UNICEF | UNHCR=UNO WHO=UNO IAEA=UNO ICJ=UNO UNICEF=UNO
UNRWA, WFP, UNIFIL and MINUSMA | UNRWA=UNO WFP=UNO UNIFIL=UNO MINUSMA=UNO
the European Union, the EU, the European Commission | European Union=EUR EU=EUR European Commission=EUR
Frontex and the European Parliament | Frontex=EUR European Parliament=EUR
NATO and Nato | NATO=IGO Nato=IGO
ASEAN, the African Union, the OIC, the OSCE | ASEAN=IGO African Union=IGO OIC=IGO OSCE=IGO
the World Bank, the IMF, the WTO, the ICC | World Bank=IGO IMF=IGO WTO=IGO ICC=IGO
the GCC, the Arab League and ECOWAS | GCC=IGO Arab League=IGO ECOWAS=IGO
the SCO, BRICS, the G7, the G20 and OPEC | SCO=IGO BRICS=IGO G7=IGO G20=IGO OPEC=IGO
Interpol, Mercosur, the CSTO, AUKUS | Interpol=IGO Mercosur=IGO CSTO=IGO AUKUS=IGO
Amnesty International and HRW | Amnesty International=NGO HRW=NGO
the International Committee of the Red Cross | International Committee of the Red Cross=NGO
Médecins Sans Frontières, Medecins Sans Frontieres | Médecins Sans Frontières=NGO Medecins Sans Frontieres=NGO
Islamic State, ISIS, ISIL and Daesh | Islamic State=IMG ISIS=IMG ISIL=IMG Daesh=IMG
al-Qaeda, Al-Qaeda, al-Qaida | al-Qaeda=IMG Al-Qaeda=IMG al-Qaida=IMG
Hamas and Hezbollah | Hamas=PSE Hezbollah=LBN
the Houthis and the Taliban | Houthis=YEM Taliban=AFG
Boko Haram and al-Shabaab | Boko Haram=NGA al-Shabaab=SOM
the FARC, the PKK and M23 | FARC=COL PKK=TUR M23=COD
the Rapid Support Forces | Rapid Support Forces=SDN
the Polisario Front | Polisario Front=ESH
Tories, Labour and Conservatives | Tories=GBR Labour=GBR Conservatives=GBR
Republicans and Democrats | Republicans=USA Democrats=USA
the BJP, the ANC, Likud, the Kuomintang | BJP=IND ANC=ZAF Likud=ISR Kuomintang=TWN
the Communist Party of China | Communist Party of China=CHN
Huawei, Gazprom and Google | Huawei=MNC Gazprom=MNC Google=MNC
the State Department, the FBI, the CIA | State Department=USA FBI=USA CIA=USA
the Knesset and the Duma | Knesset=ISR Duma=RUS
the Bundestag, Mossad, the IRGC | Bundestag=DEU Mossad=ISR IRGC=IRN
the PLA, the IDF, the Lok Sabha | PLA=CHN IDF=ISR Lok Sabha=IND
Biden, Trump and Blinken | Biden=USA Trump=USA Blinken=USA
Putin and Lavrov | Putin=RUS Lavrov=RUS
Xi Jinping met Wang Yi | Xi Jinping=CHN Wang Yi=CHN
Modi and Jaishankar | Modi=IND Jaishankar=IND
Erdogan, Erdoğan and Fidan | Erdogan=TUR Erdoğan=TUR Fidan=TUR
Bayramov called Ishaq Dar | Bayramov=AZE Ishaq Dar=PAK
Jilani and Sharif | Jilani=PAK Sharif=PAK
Netanyahu and Israel Katz | Netanyahu=ISR Israel Katz=ISR
Zelensky, Zelenskyy, Zelenskiy | Zelensky=UKR Zelenskyy=UKR Zelenskiy=UKR
Ursula von der Leyen and Guterres | Ursula von der Leyen=EUR Guterres=UNO
Pope Francis and Pope Leo XIV | Pope Francis=VAT Pope Leo XIV=VAT
a Pakistan-Azerbaijan forum | Pakistan=PAK Azerbaijan=AZE
a Franco-German plan | Franco=FRA German=DEU
Sino-Indian and Russo-Japanese ties | Sino=CHN Indian=IND Russo=RUS Japanese=JPN
a US-led force | US=USA
a pro-Russian, anti-American crowd | Russian=RUS American=USA
Sino–Indian trade | Sino=CHN Indian=IND
US–China talks | US=USA China=CHN
Pakistan's and China’s ministers | Pakistan=PAK China=CHN
IRAN AND IRAQ | IRAN=IRN IRAQ=IRQ
PAKISTAN ACCUSES INDIA | PAKISTAN=PAK INDIA=IND
Bosnia And Herzegovina | Bosnia And Herzegovina=BIH
Brussels imposed duties | Brussels=EUR
Brussels airport, Belgian police said | Brussels=BEL Belgian=BEL
Georgia applied | Georgia=GEO
Republicans in Georgia, near Atlanta | Republicans=USA Georgia=USA Atlanta=USA
Congo, near Goma | Congo=COD Goma=COD
Congo, from Brazzaville | Congo=COG Brazzaville=COG
Tripoli in Lebanon | Tripoli=LBN Lebanon=LBN
Tripoli | Tripoli=LBY
Congress and the BJP | Congress=IND BJP=IND
Congress and the Senate | Congress=USA
Hyderabad, in Sindh | Hyderabad=PAK Sindh=PAK
the RSF took El Fasher | RSF=SDN El Fasher=SDN
Xi'an and Xi | Xi'an=CHN Xi=CHN
N’Djamena | N’Djamena=TCD
Ankara/Baku | Ankara=TUR Baku=AZE
the Foreign Office in Islamabad | Foreign Office=PAK Islamabad=PAK
the late King Hussein of Jordan | King Hussein of Jordan=JOR
"""

NOTHING = """
he told us who may sell turkey, chad, china and jordan wool
polish the nickel
Latin America and North America
the Indian Ocean and the South China Sea
they spoke in English
fifty US dollars
US$5 million
The Washington Post and the New York Times
the Paris Agreement and the Geneva Conventions
Michael Jordan
mali
Swedenborg and Irangate
Turkeys
user@Iran
the West Indies
MAN WHO SOLD CAR
reports quoted Jordan Pickering there
relatives of Michael Bennett arrived
""".strip().split("\n")

PHRASES = [line.split(" | ") for line in CODES.strip().split("\n")]


@pytest.mark.parametrize(("text", "wanted"), PHRASES)
def test_names_have_their_codes(text: str, wanted: str) -> None:
    found = World.load().find(text)
    assert " ".join(f"{mention.text}={mention.entity.code}" for mention in found) == wanted


@pytest.mark.parametrize("text", [text for text, _ in PHRASES])
def test_offsets_are_exact_and_in_order(text: str) -> None:
    reached = 0
    for mention in World.load().find(text):
        assert mention.start >= reached
        assert text[mention.start : mention.end] == mention.text
        reached = mention.end


@pytest.mark.parametrize("text", NOTHING)
def test_no_name_is_found(text: str) -> None:
    assert World.load().find(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pakistan", "state"),
        ("Pakistani", "demonym"),
        ("Islamabad", "capital"),
        ("Kremlin", "seat"),
        ("Karachi", "city"),
        ("Sindh", "region"),
        ("Taliban", "organisation"),
        ("Lavrov", "person"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [mention.entity.kind for mention in World.load().find(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "sector"),
    [("Pentagon", "MIL"), ("Hamas", "REB"), ("Knesset", "LEG"), ("Mossad", "SPY"), ("FBI", "COP"), ("France", None)],
)
def test_sectors(text: str, sector: str | None) -> None:
    assert [mention.entity.sector for mention in World.load().find(text)] == [sector]


@pytest.mark.parametrize(
    "text",
    [
        "in the United\nStates today",
        "in the United  States today",
        "in the United\n   States today",
        "in the Uni\u00adted States today",
        "in the United\u00a0States today",
    ],
)
def test_broken_lines_and_spaces_keep_names_whole(text: str) -> None:
    (mention,) = World.load().find(text)
    assert mention.entity.code == "USA"
    assert text[mention.start : mention.end] == mention.text
    assert (mention.text[0], mention.text[-1]) == ("U", "s")


def test_a_new_paragraph_ends_a_name() -> None:
    assert [mention.text for mention in World.load().find("South\n\nSudan")] == ["Sudan"]


def test_combining_accents() -> None:
    text = "at the E\u0301lyse\u0301e: no"
    (mention,) = World.load().find(text)
    assert mention.text == "E\u0301lyse\u0301e" == text[mention.start : mention.end]


def test_characters_whose_capitals_are_longer_move_no_offset() -> None:
    text = "Große Straße ﬁn: Iran"
    (mention,) = World.load().find(text)
    assert (mention.start, mention.text) == (text.index("Iran"), "Iran")


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "𝔘𝔖", "\ud800 Iran"])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert [mention.text for mention in World.load().find(text)] == (["Iran"] if "Iran" in text else [])


@pytest.mark.parametrize(
    ("name", "on", "office"),
    [
        ("Medvedev", "2010", "President"),
        ("Medvedev", "2015-06", "Prime Minister"),
        ("Medvedev", "2000", None),
        ("Medvedev", "2012-04-20", "President"),
        ("King Hussein of Jordan", "1995", "King"),
        ("King Hussein of Jordan", "2005", None),
    ],
)
def test_a_person_has_offices_over_time(name: str, on: str, office: str | None) -> None:
    (mention,) = World.load().find(name)
    held = mention.entity.tenancy(on)
    assert (held.office if held is not None else None) == office


def test_without_a_time_the_latest_office_counts() -> None:
    (mention,) = World.load().find("Medvedev")
    assert mention.entity.name == "Dmitry Medvedev"
    assert mention.entity.tenancy() == mention.entity.tenancies[0]
    assert [one.since for one in mention.entity.tenancies] == sorted(
        (one.since for one in mention.entity.tenancies), reverse=True
    )


@pytest.mark.parametrize(
    ("text", "on", "name"),
    [
        ("King Abdullah spoke", "2000", "King Abdullah II"),
        ("King Abdullah of Saudi Arabia spoke", "2010", "King Abdullah bin Abdulaziz"),
        ("Sharif left for London", "2016", "Nawaz Sharif"),
        ("Sharif left for London", "2024", "Shehbaz Sharif"),
    ],
)
def test_namesakes_are_told_apart_by_time(text: str, on: str, name: str) -> None:
    assert World.load().find(text, on)[0].entity.name == name


ODD = ["\ud800", "\x00", "\u0301", "", " ", "\n", "\n\n", "\u00ad", "-", "–", "’s", "@", "ß", "ﬁ", "İ", ".", "𝔘𝔖", "ǆ"]
NAMES = "the U.S. US Pakistan's Élysée e\u0301 Mali Georgia King Abdullah Abdullah\u200b al-Qaeda Sino-Indian".split(
    " "
)
TEXTS = st.text(max_size=120) | st.lists(st.sampled_from(ODD + NAMES), max_size=30).map(" ".join)


@given(TEXTS, st.sampled_from([None, "1990", "2005-06", "2024-02-29"]))
def test_any_text_is_searched_and_offsets_are_right(text: str, on: str | None) -> None:
    reached = 0
    for mention in World.load().find(text, on):
        assert reached <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        reached = mention.end


def test_the_world_is_loaded_once() -> None:
    assert World.load() is World.load()
