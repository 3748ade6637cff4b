@s2 @capability-session-sse
Feature: Sessions of server-sent events
  One connection brings old and new records in batch events. A ping says that the session is alive and where the tail is.

  @S2-READ-SSE-01 @MUST
  Rule: A read that accepts an event stream is answered with one

    Scenario Outline: From <query>
      Given a stream with 3 records
      When a reader starts an SSE session from <query>
      Then the answer is an event stream

      Examples:
        | query                                |
        | sequence number 0                    |
        | sequence number 0, at most 2 records |
        | 0 records before the tail            |

    Scenario: A read that does not accept it gets none
      Given a stream with 3 records
      When a reader starts a unary read from sequence number 0
      Then the answer is no event stream

  @S2-READ-SSE-02 @MUST
  Rule: Records come in batch events, each with an id and a read batch

    Scenario: Records that were there
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0, waiting 0 seconds
      Then the reader receives records 0 to 2
      And every event with records is a batch event with an id

    Scenario: Records that arrive
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0
      And a writer appends 2 records in one batch
      Then the reader receives records 0 to 4
      And every event with records is a batch event with an id

  @S2-READ-SSE-03 @MUST
  Rule: The id of a batch event is three numbers with commas between them

    Scenario Outline: From <query>
      Given a stream with 3 records
      When a reader starts an SSE session from <query>
      And a writer appends 3 records, each when the reader has the one before
      Then every id is three decimal numbers with commas between them

      Examples:
        | query                                                    |
        | sequence number 0                                        |
        | 1 record before the tail                                 |
        | sequence number 0, at most 100 records, waiting 20 seconds |

  @S2-READ-SSE-04 @MUST
  Rule: The first number of an id is the sequence number of the last record in its batch

    Scenario: Records that were there and records that arrive
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0
      And a writer appends 3 records, each when the reader has the one before
      Then the first number of every id is that of the last record in its batch

    Scenario: From the middle
      Given a stream with 5 records
      When a reader starts an SSE session from sequence number 2, at most 2 records
      Then the reader receives records 2 to 3
      And the first number of every id is that of the last record in its batch

  @S2-READ-SSE-05 @MUST
  Rule: The second number of an id counts the records of the session so far

    Scenario: Records that were there and records that arrive
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0
      And a writer appends 3 records, each when the reader has the one before
      Then the second number of every id counts the records so far

    Scenario: From the middle
      Given a stream with 5 records
      When a reader starts an SSE session from sequence number 2, at most 2 records
      Then the reader receives records 2 to 3
      And the second number of every id counts the records so far

    Scenario: More records than a batch may hold
      Given a stream with 2500 records in batches of 500
      When a reader starts an SSE session from sequence number 0, waiting 0 seconds
      Then the reader receives all records
      And the second number of every id counts the records so far

  @S2-READ-SSE-06 @MUST
  Rule: The third number of an id sums up the metered bytes of the session so far

    Scenario: Records that were there and records that arrive
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0
      And a writer appends 3 records, each when the reader has the one before
      Then the third number of every id sums up the metered bytes so far

    Scenario Outline: A record with <content>
      Given a stream whose only record has <content>
      When a reader starts an SSE session from sequence number 0, waiting 0 seconds
      Then the reader receives all records
      And the third number of every id sums up the metered bytes so far

      Examples:
        | content                                     |
        | neither headers nor a body                  |
        | three headers, one of them without a value  |
        | a header of two-byte letters                |
        | ten characters of four bytes each           |
        | quotes, backslashes and control characters  |

  @S2-READ-SSE-16 @SHOULD
  Rule: A session that ends normally says so in its last event

    Scenario Outline: From <query>
      Given a stream with 3 records
      When a reader starts an SSE session from <query>
      Then the session ends at once
      And its last event is the end marker, without a name and without an id

      Examples:
        | query                                 |
        | sequence number 0, waiting 0 seconds  |
        | sequence number 0, at most 2 records  |
        | sequence number 0, at most 1 byte     |

    Scenario: A wait that runs out
      Given a stream with 3 records
      When a reader starts an SSE session from 0 records before the tail, waiting 1 second
      Then the wait takes at most 1 second
      And its last event is the end marker, without a name and without an id

  @S2-READ-SSE-17 @SHOULD
  Rule: Nothing follows the end marker

    Scenario Outline: From <query>
      Given a stream with 3 records
      When a reader starts an SSE session from <query>
      Then the answer ends at once after the end marker, if one comes

      Examples:
        | query                                        |
        | sequence number 0, waiting 0 seconds         |
        | sequence number 0, at most 2 records         |
        | 0 records before the tail, waiting 1 second  |

    Scenario: More records than a batch may hold
      Given a stream with 2500 records in batches of 500
      When a reader starts an SSE session from sequence number 0, waiting 0 seconds
      Then the answer ends at once after the end marker, if one comes
      And the reader receives all records

  @S2-READ-SSE-18 @SHOULD
  Rule: A session that failed has no end marker

    Scenario: The stream is deleted while it is followed
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0
      And the stream is deleted
      Then the session ends normally or with an error event and no end marker

  @S2-READ-SSE-19 @MUST
  Rule: A heartbeat is a ping event with a timestamp

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a reader starts an SSE session from 0 records before the tail
      Then a ping comes within 15 seconds
      And every ping is a JSON object with a whole timestamp

      Examples:
        | count |
        | 0     |
        | 3     |

    Scenario: After records
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0
      Then a ping comes within 15 seconds
      And every ping is a JSON object with a whole timestamp

  @S2-READ-SSE-20 @MUST
  Rule: A ping tells the tail

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a reader starts an SSE session from 0 records before the tail
      Then a ping comes within 15 seconds
      And the last ping tells the tail of the stream

      Examples:
        | count |
        | 0     |
        | 3     |

    @slow
    Scenario: After an append
      Given a stream with 3 records
      When a reader starts an SSE session from 0 records before the tail
      And a writer appends 2 records, each when the reader has the one before
      Then a further ping comes within 15 seconds
      And the last ping tells the tail of the stream

  @S2-READ-SSE-21 @SHOULD
  Rule: A session that has reached the tail pings at once

    Scenario Outline: A stream with <count> records from <query>
      Given a stream with <count> records
      When a reader starts an SSE session from <query>
      Then a ping follows at once when the reader has all records from there

      Examples:
        | count | query                                                 |
        | 0     | sequence number 0                                     |
        | 3     | sequence number 0                                     |
        | 3     | 0 records before the tail                             |
        | 3     | sequence number 0, at most 10 records, waiting 10 seconds |

  @S2-READ-SSE-22 @SHOULD
  Rule: A session at the tail of a quiet stream pings every 15 seconds at least

    @slow
    Scenario: A quiet stream
      Given a stream with 3 records
      When a reader starts an SSE session from 0 records before the tail
      Then the session is never silent for more than 15 seconds

  @S2-READ-SSE-23 @SHOULD
  Rule: A ping has no id

    Scenario: After records
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0
      Then a ping comes within 15 seconds
      And no ping has an id

  @S2-READ-SSE-24 @MUST
  Rule: No batch is empty

    Scenario: Records that arrive
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0
      And a writer appends 3 records, each when the reader has the one before
      Then no batch is empty

    @slow
    Scenario: A quiet stream
      Given a stream with 3 records
      When a reader starts an SSE session from 0 records before the tail, waiting 16 seconds
      Then the wait takes at most 16 seconds
      And no batch is empty

    Scenario Outline: <bound> keeps out the first record
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0, <bound>
      Then the session ends at once
      And no batch is empty

      Examples:
        | bound             |
        | at most 1 byte    |
        | at most 0 records |
        | until timestamp 1 |

  @S2-READ-SSE-25 @MUST
  Rule: A session that fails after it began says so in an error event

    Scenario: The stream is deleted while it is followed
      Given a stream with 3 records
      When a reader starts an SSE session from 0 records before the tail
      And the stream is deleted
      Then the session ends normally or with an error event that says something

  @S2-READ-SSE-26 @SHOULD
  Rule: An error event holds the error that a unary read would have got

    Scenario: The stream is deleted while it is followed
      Given a stream with 3 records
      When a reader starts an SSE session from 0 records before the tail
      And the stream is deleted
      Then the session ends normally or with an error event that holds a code and a message

  @S2-READ-SSE-27 @MUST
  Rule: Nothing follows an error event

    Scenario: The stream is deleted while it is followed
      Given a stream with 3 records
      When a reader starts an SSE session from 0 records before the tail
      And the stream is deleted
      Then the session ends normally or with an error event that nothing follows

  @S2-READ-SSE-28 @SHOULD
  Rule: A session that cannot begin is refused like a unary read

    Scenario Outline: From <query>
      Given a stream with 3 records
      When a reader starts an SSE session from <query>
      Then the request is refused as out of range
      And the refusal is JSON and no event stream

      Examples:
        | query                                        |
        | sequence number 99                           |
        | 0 records before the tail, at most 1 record  |

    Scenario: A stream that does not exist
      Given a stream name that nobody uses
      When a reader starts an SSE session from sequence number 0
      Then the request is refused as an unknown stream
      And the refusal is JSON and no event stream

    Scenario: A query that means nothing
      Given a stream with 3 records
      When a reader starts an SSE session with the query "seq_num=first"
      Then the request is refused as a bad query
      And the refusal is JSON and no event stream

    Scenario: Two starts
      Given a stream with 3 records
      When a reader starts an SSE session with the query "seq_num=0&tail_offset=1"
      Then the request is refused as invalid
      And the refusal is JSON and no event stream

  @S2-READ-SSE-29 @MUST
  Rule: Records come when they are new

    Scenario: Single records
      Given a stream with 3 records
      When a reader starts an SSE session from 0 records before the tail
      And a writer appends 5 records, each when the reader has the one before
      Then each of them came at once

    Scenario: A record after a pause
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0
      And a writer appends 1 record after 2 quiet seconds
      Then the session brings record 3 at once

  @S2-READ-SSE-30 @MAY
  Rule: An event stream is not for caches

    Scenario: What the answer says
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0
      Then no cache may keep the answer, and what it says is noted

  @S2-READ-SSE-31 @MAY
  Rule: A reader that accepts several types gets one of them

    Scenario Outline: Accept: <types>
      Given a stream with 3 records
      When a reader that accepts "<types>" reads from sequence number 0, waiting 0 seconds
      Then the answer is an event stream or a batch, and which is noted

      Examples:
        | types                               |
        | text/event-stream, */*              |
        | application/json, text/event-stream |
        | text/event-stream;q=0.5, text/html  |

  @S2-READ-SSE-32 @MUST
  Rule: The format of the records applies to sessions too

    Scenario Outline: <content> in base64
      Given a stream whose only record has <content>
      When a reader starts an SSE session in base64 from sequence number 0, waiting 0 seconds
      Then the reader receives all records

      Examples:
        | content                                     |
        | three headers, one of them without a value  |
        | ten characters of four bytes each           |
        | 300 bytes that are no text                  |

    Scenario: Records that arrive in base64
      Given a stream
      When a reader starts an SSE session in base64 from sequence number 0
      And a writer appends 2 records
      Then the reader receives records 0 to 1

    Scenario: Text as it is
      Given a stream whose only record has ten characters of four bytes each
      When a reader starts an SSE session from sequence number 0, waiting 0 seconds
      Then the reader receives all records

  @S2-READ-SSE-33 @SHOULD
  Rule: A batch of records that arrive tells the tail

    Scenario: One append after the other
      Given a stream with 3 records
      When a reader starts an SSE session from 0 records before the tail
      And a writer appends 3 records, each when the reader has the one before
      Then every batch tells a tail behind its last record

    Scenario: Several records in one append
      Given a stream
      When a reader starts an SSE session from sequence number 0
      And a writer appends 5 records in one batch
      Then the reader receives records 0 to 4
      And every batch tells a tail behind its last record
