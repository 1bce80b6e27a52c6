"""What several reports tell of the same thing, put together: so far, who held which office when."""
