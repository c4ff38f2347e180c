### Who waits for whom: what became of answers, and whose turn it is

journal-answer_withdrawn-noted = { $who }: the answer became a note, so the client will not see it
journal-answer_withdrawn-refused = the answer did not reach the client
journal-answer_withdrawn-unreachable = the answer did not arrive: the client stopped the bot
journal-answer_resumed = the answer was sent to the client again
journal-recounted = status: { $status }
journal-answer_kept = the answer could not be deleted, so the client still has it

card-tag-turn-team = waiting for us
card-tag-turn-client = waiting for client
