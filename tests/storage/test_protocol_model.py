from storage.database import Database
from tests.storage.protocol_model import run_model


def test_whatever_writers_send_the_database_is_as_a_plain_model_has_it(database: Database) -> None:
    other = Database(database.url.render_as_string(hide_password=False))

    sent, taken = run_model([database, other], examples=16, steps=30, same=True)

    other.close()
    assert sent > 100
    assert taken > 50
