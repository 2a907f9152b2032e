"""The terminal, where the machine's owner meets what others meet in a browser: the commands of manage.py."""
