"""All that a browser reaches: Streamlit pages, components, and the API beside them."""
