"""Lists of people as delegations send them, each row with what ought to become of it; all names are invented."""
