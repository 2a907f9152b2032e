"""The routes beside the pages: sign-in, changes, the live socket, files and component code."""
