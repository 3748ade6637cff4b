@s2 @capability-session-sse
Feature: The batches of a session
  One connection brings old and new records in batch events.

  @S2-READ-SSE-01 @MUST
  Rule: A read that accepts an event stream is answered with one

    Scenario Outline: A session from <query>
      Given a stream with 3 records
      When a reader opens a session from <query>
      Then the answer is an event stream

      Examples:
        | query                                |
        | sequence number 0                    |
        | sequence number 0, at most 2 records |
        | 0 records before the tail            |

    Scenario: A read that does not accept it gets none
      Given a stream with 3 records
      When a reader reads from sequence number 0
      Then the answer is a batch

  @S2-READ-SSE-02 @MUST
  Rule: Records come in batch events, each with an id and a read batch

    Scenario: Records that were there
      Given a stream with 3 records
      When a reader opens a session from sequence number 0, waiting 0 seconds
      Then the reader receives records 0 to 2
      And every batch is a batch event with an id

    Scenario: Records that arrive
      Given a stream with 3 records
      When a reader opens a session from sequence number 0
      And a writer appends a batch of 2 records
      Then the reader receives records 0 to 4
      And every batch is a batch event with an id

  @S2-READ-SSE-24 @MUST
  Rule: No batch is empty

    Scenario: Records that arrive
      Given a stream with 3 records
      When a reader opens a session from sequence number 0
      And a writer appends 3 records, each when the reader has the one before
      Then every batch holds a record

    @slow
    Scenario: A stream that is quiet
      Given a stream with 3 records
      When a reader opens a session from 0 records before the tail, waiting 16 seconds
      Then the wait takes at most 16 seconds
      And every batch holds a record

    Scenario Outline: <bound> keeps out the first record
      Given a stream with 3 records
      When a reader opens a session from sequence number 0, <bound>
      Then the answer is complete at once
      And every batch holds a record

      Examples:
        | bound             |
        | at most 1 byte    |
        | at most 0 records |
        | until timestamp 1 |

  @S2-READ-SSE-29 @MUST
  Rule: Records come when they are new

    Scenario: One record after the other
      Given a stream with 3 records
      When a reader opens a session from 0 records before the tail
      And a writer appends 5 records, each when the reader has the one before
      Then the reader has records 3 to 7 at once

    Scenario: A record after a pause
      Given a stream with 3 records
      When a reader opens a session from sequence number 0
      And a writer appends 1 record after 2 quiet seconds
      Then the reader has records 0 to 3 at once

  @S2-READ-SSE-30 @MAY
  Rule: An event stream is not for caches

    Scenario: What the answer says
      Given a stream with 3 records
      When a reader opens a session from sequence number 0
      Then the answer is for no cache to keep

  @S2-READ-SSE-31 @MAY
  Rule: A reader that accepts several types gets one of them

    Scenario Outline: Accept: <types>
      Given a stream with 3 records
      When a reader reads from sequence number 0, waiting 0 seconds, accepting "<types>"
      Then the answer is an event stream or a batch

      Examples:
        | types                               |
        | text/event-stream, */*              |
        | application/json, text/event-stream |
        | text/event-stream;q=0.5, text/html  |

  @S2-READ-SSE-32 @MUST
  Rule: The format of the records applies to sessions too

    Scenario Outline: <content> in base64
      Given a stream
      And a writer sends a record that has <content>
      When a reader opens a session from sequence number 0, waiting 0 seconds, in base64
      Then the reader receives all records

      Examples:
        | content                                    |
        | three headers, one of them without a value |
        | ten characters of four bytes each          |
        | 300 bytes that are no text                 |

    Scenario: Records that arrive in base64
      Given a stream
      When a reader opens a session from sequence number 0, in base64
      And a writer appends 2 records
      Then the reader receives records 0 to 1

    Scenario: The same text as it is
      Given a stream
      And a writer sends a record that has ten characters of four bytes each
      When a reader opens a session from sequence number 0, waiting 0 seconds
      Then the reader receives all records

  @S2-READ-SSE-33 @SHOULD
  Rule: A batch of records that arrive tells the tail

    Scenario: One append after the other
      Given a stream with 3 records
      When a reader opens a session from 0 records before the tail
      And a writer appends 3 records, each when the reader has the one before
      Then every batch tells a tail behind its last record

    Scenario: Several records in one append
      Given a stream
      When a reader opens a session from sequence number 0
      And a writer appends a batch of 5 records
      Then the reader receives records 0 to 4
      And every batch tells a tail behind its last record
