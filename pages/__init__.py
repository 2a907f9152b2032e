"""All that people meet: Streamlit pages, components, the API beside them, and the commands of the terminal."""
