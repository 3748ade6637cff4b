@s2 @capability-session-sse
Feature: Sessions that go on after a break
  A reader that was cut off sends the id of the last batch it has, and receives what is left of its session.

  @S2-READ-SSE-07 @SHOULD
  Rule: A resumed session begins after the record that its id names

    Scenario Outline: A session from <query>
      Given a stream with 10 records
      When a reader opens a session from <query>, waiting 0 seconds, resumed after record 4
      Then the answer is complete at once
      And the reader receives records 5 to 9

      Examples:
        | query                    |
        | sequence number 0        |
        | sequence number 8        |
        | 1 record before the tail |
        | timestamp 0              |

    Scenario: Records that arrive
      Given a stream with 10 records
      When a reader opens a session from sequence number 0, resumed after record 9
      And a writer appends 2 records
      Then the reader receives records 10 to 11

    Scenario: Each id of a session
      Given a stream with 3 records
      When a reader opens a session from sequence number 0
      And a writer appends 5 records, each when the reader has the one before
      Then every batch has an id behind which a session goes on

  @S2-READ-SSE-08 @SHOULD
  Rule: Records from before the break count against the most records

    Scenario Outline: At most <most> records
      Given a stream with 10 records
      When a reader opens a session from sequence number 0, at most <most> records, resumed after record 4
      Then the answer is complete at once
      And the reader receives records 5 to <last>

      Examples:
        | most | last |
        | 6    | 5    |
        | 8    | 7    |
        | 100  | 9    |

  @S2-READ-SSE-09 @SHOULD
  Rule: Bytes from before the break count against the most bytes

    Scenario Outline: At most <most> bytes
      Given a stream with 10 records of 13 metered bytes
      When a reader opens a session from sequence number 0, at most <most> bytes, resumed after record 4
      Then the answer is complete at once
      And the reader receives records 5 to <last>

      Examples:
        | most | last |
        | 78   | 5    |
        | 104  | 7    |
        | 116  | 7    |
        | 1000 | 9    |

  @S2-READ-SSE-10 @SHOULD
  Rule: The totals of a resumed session go on from those in its id

    Scenario: A session after one break
      Given a stream with 10 records of 13 metered bytes
      When a reader opens a session from sequence number 0, at most 10 records, resumed after record 3
      Then the reader receives records 4 to 9
      And every batch has the number of its last record first in its id
      And every batch has the number of records so far second in its id
      And every batch has the metered bytes so far third in its id

    Scenario: Records that arrive after the break
      Given a stream with 4 records of 13 metered bytes
      When a reader opens a session from sequence number 0, resumed after record 3
      And a writer appends 1 record of 13 metered bytes
      Then the reader receives record 4
      And every batch has the number of records so far second in its id
      And every batch has the metered bytes so far third in its id

    Scenario: A break after every second record
      Given a stream with 3 records
      When a reader that wants 6 records of a session breaks off and resumes after every second one while a writer appends 12
      Then the reader receives records 3 to 8

  @S2-READ-SSE-11 @MAY
  Rule: A session that has brought all it may brings nothing more

    Scenario Outline: <bound> after record <last>
      Given a stream with 10 records of 13 metered bytes
      When a reader opens a session from sequence number 0, <bound>, resumed after record <last>
      Then the answer is complete at once
      And the reader receives no record or is refused as out of range

      Examples:
        | bound              | last |
        | at most 5 records  | 4    |
        | at most 3 records  | 4    |
        | at most 65 bytes   | 4    |
        | at most 10 records | 9    |

  @S2-READ-SSE-12 @MAY
  Rule: A break changes neither until nor wait

    Scenario: The wait begins anew
      Given a stream with 10 records
      When a reader opens a session from sequence number 0, waiting 3 seconds, resumed after record 9
      Then the wait takes at least 1 second and at most 3 seconds

    Scenario: No record at or after until
      Given a stream with records at the timestamps 1000, 2000, 3000 and 4000
      When a reader opens a session from sequence number 0, until timestamp 4000, resumed after record 1
      Then the answer is complete at once
      And the reader receives record 2

  @S2-READ-SSE-13 @SHOULD
  Rule: An id of another form is refused

    Scenario Outline: The id <id>
      Given a stream with 10 records
      When a reader opens a session from sequence number 0, waiting 0 seconds, with the id "<id>"
      Then the request is refused as a bad header

      Examples:
        | id       |
        | 5        |
        | 5,1      |
        | a,b,c    |
        | 5:1:10   |
        | 5,1,10,2 |
        | -1,1,10  |
        | 5,1,     |
        | 5,1,1.5  |

  @S2-READ-SSE-14 @MAY
  Rule: A unary read may pass over the id of a session

    Scenario: A unary read with an id
      Given a stream with 10 records
      When a reader reads from sequence number 0, with the id "4,5,65"
      Then the reader receives all records or records 5 to 9

  @S2-READ-SSE-15 @MAY
  Rule: An id at the end of all sequence numbers does not lead back to the first record

    Scenario Outline: The id <id>
      Given a stream with 10 records
      When a reader opens a session from sequence number 0, waiting 0 seconds, with the id "<id>"
      Then the reader receives no record or is refused

      Examples:
        | id                                                             |
        | 18446744073709551615,0,0                                       |
        | 18446744073709551614,0,0                                       |
        | 18446744073709551615,18446744073709551615,18446744073709551615 |
