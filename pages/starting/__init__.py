"""The parts of the home page: the ways into a workshop, its stage, what is missing, invitations."""
