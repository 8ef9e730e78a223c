"""The Queue port over Redis streams: one stream for each kind of flag. See docs/queues.md."""

from worker.queues.follow import follow
from worker.queues.message import MESSAGE_VERSION, Message
from worker.queues.redis_queue import RedisQueue

__all__ = ["MESSAGE_VERSION", "Message", "RedisQueue", "follow"]
