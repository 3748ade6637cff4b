@s2 @capability-session-sse
Feature: The ids of batch events
  The id of a batch says what the session has brought so far, so that a reader can go on from there.

  @S2-READ-SSE-03 @MUST
  Rule: The id of a batch event is three numbers with commas between them

    Scenario Outline: A session from <query>
      Given a stream with 3 records
      When a reader opens a session from <query>
      And a writer appends 3 records, each when the reader has the one before
      Then every batch has three decimal numbers with commas between them as its id

      Examples:
        | query                                                      |
        | sequence number 0                                          |
        | 1 record before the tail                                   |
        | sequence number 0, at most 100 records, waiting 20 seconds |

  @S2-READ-SSE-04 @MUST
  Rule: The first number of an id is the sequence number of the last record in its batch

    Scenario: Records that were there and records that arrive
      Given a stream with 3 records
      When a reader opens a session from sequence number 0
      And a writer appends 3 records, each when the reader has the one before
      Then every batch has the number of its last record first in its id

    Scenario: A session from the middle
      Given a stream with 5 records
      When a reader opens a session from sequence number 2, at most 2 records
      Then the reader receives records 2 to 3
      And every batch has the number of its last record first in its id

  @S2-READ-SSE-05 @MUST
  Rule: The second number of an id counts the records of the session so far

    Scenario: Records that were there and records that arrive
      Given a stream with 3 records
      When a reader opens a session from sequence number 0
      And a writer appends 3 records, each when the reader has the one before
      Then every batch has the number of records so far second in its id

    Scenario: A session from the middle
      Given a stream with 5 records
      When a reader opens a session from sequence number 2, at most 2 records
      Then the reader receives records 2 to 3
      And every batch has the number of records so far second in its id

    Scenario: More records than a batch may hold
      Given a stream with 2500 records in batches of 500
      When a reader opens a session from sequence number 0, waiting 0 seconds
      Then the reader receives all records
      And every batch has the number of records so far second in its id

  @S2-READ-SSE-06 @MUST
  Rule: The third number of an id sums up the metered bytes of the session so far

    Scenario: Records that were there and records that arrive
      Given a stream with 3 records
      When a reader opens a session from sequence number 0
      And a writer appends 3 records, each when the reader has the one before
      Then every batch has the metered bytes so far third in its id

    Scenario Outline: A record with <content>
      Given a stream
      And a writer sends a record that has <content>
      When a reader opens a session from sequence number 0, waiting 0 seconds
      Then the reader receives all records
      And every batch has the metered bytes so far third in its id

      Examples:
        | content                                    |
        | neither headers nor a body                 |
        | three headers, one of them without a value |
        | a header of two-byte letters               |
        | ten characters of four bytes each          |
        | quotes, backslashes and control characters |
