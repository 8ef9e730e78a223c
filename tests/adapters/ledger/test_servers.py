"""The servers that tests run against are real, and can be killed."""

import psycopg
import redis


def test_postgres_answers_and_is_empty(postgres_url):
    with psycopg.connect(postgres_url) as connection:
        count = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert count == (0,)


def test_a_killed_redis_comes_back_with_what_it_was_told(redis_server):
    with redis.Redis.from_url(redis_server.url) as client:
        client.set("said", "before")
    redis_server.restart()
    with redis.Redis.from_url(redis_server.url) as client:
        assert client.get("said") == b"before"


def test_redis_is_new_enough_for_the_streams_and_the_broker(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        major, minor, *_ = client.info("server")["redis_version"].split(".")
    assert (int(major), int(minor)) >= (6, 2)


def test_a_killed_postgres_comes_back(postgres_server):
    with psycopg.connect(postgres_server.url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS said (word text)")
        connection.execute("INSERT INTO said VALUES ('before')")
    postgres_server.restart()
    with psycopg.connect(postgres_server.url) as connection:
        assert connection.execute("SELECT word FROM said").fetchone() == ("before",)
        connection.execute("DROP TABLE said")
