@s2 @capability-session-sse
Feature: Sessions that go on after a break
  A reader that was cut off sends the id of the last batch it has, and receives what is left of its session.

  @S2-READ-SSE-07 @SHOULD
  Rule: A resumed session begins after the record that its id names

    Scenario Outline: From <query>
      Given a stream with 10 records
      When a reader that has records 0 to 4 resumes an SSE session from <query>, waiting 0 seconds
      Then the session ends at once
      And the reader receives records 5 to 9

      Examples:
        | query                    |
        | sequence number 0        |
        | sequence number 8        |
        | 1 record before the tail |
        | timestamp 0              |

    Scenario: Records that arrive
      Given a stream with 10 records
      When a reader that has records 0 to 9 resumes an SSE session from sequence number 0
      And a writer appends 2 records
      Then the reader receives records 10 to 11

    Scenario: Each id of a session
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0
      And a writer appends 5 records, each when the reader has the one before
      Then a session that is resumed from any id brings exactly what follows

  @S2-READ-SSE-08 @SHOULD
  Rule: Records from before the break count against the most records

    Scenario Outline: At most <most> records
      Given a stream with 10 records
      When a reader that has records 0 to 4 resumes an SSE session from sequence number 0, at most <most> records
      Then the session ends at once
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
      When a reader that has records 0 to 4 resumes an SSE session from sequence number 0, at most <most> bytes
      Then the session ends at once
      And the reader receives records 5 to <last>

      Examples:
        | most | last |
        | 78   | 5    |
        | 104  | 7    |
        | 116  | 7    |
        | 1000 | 9    |

  @S2-READ-SSE-10 @SHOULD
  Rule: The totals of a resumed session go on from those in its id

    Scenario: One break
      Given a stream with 10 records of 13 metered bytes
      When a reader that has records 0 to 3 resumes an SSE session from sequence number 0, at most 10 records
      Then the reader receives records 4 to 9
      And the last id is "9,10,130"

    Scenario: Records that arrive after the break
      Given a stream with 4 records of 13 metered bytes
      When a reader that has records 0 to 3 resumes an SSE session from sequence number 0
      And a writer appends 1 record of 13 metered bytes
      Then the reader receives record 4
      And the last id is "4,5,65"

    Scenario: A break after every second record
      Given a stream with 3 records
      When a reader that wants 6 records of a session breaks off and resumes after every second one while a writer appends 12
      Then the reader has received 6 records in all

  @S2-READ-SSE-11 @MAY
  Rule: A session that has brought all it may brings nothing more

    Scenario Outline: <bound> after record <last>
      Given a stream with 10 records of 13 metered bytes
      When a reader that has records 0 to <last> resumes an SSE session from sequence number 0, <bound>
      Then the session ends at once without records or is refused as out of range

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
      When a reader that has records 0 to 9 resumes an SSE session from sequence number 0, waiting 3 seconds
      Then the wait takes more than a second and at most 3 seconds

    Scenario: No record at or after until
      Given a stream with records at the timestamps 1000, 2000, 3000 and 4000
      When a reader that has records 0 to 1 resumes an SSE session from sequence number 0, until timestamp 4000
      Then the session ends at once
      And the reader receives record 2

  @S2-READ-SSE-13 @SHOULD
  Rule: An id of another form is refused

    Scenario Outline: The id <id>
      Given a stream with 10 records
      When a reader resumes an SSE session with the id "<id>" from sequence number 0, waiting 0 seconds
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
      When a reader sends the id "4,5,65" with a unary read from sequence number 0
      Then the reader receives all records or those after record 4, and which is noted

  @S2-READ-SSE-15 @MAY
  Rule: An id at the end of all sequence numbers does not lead back to the first record

    Scenario Outline: The id <id>
      Given a stream with 10 records
      When a reader resumes an SSE session with the id "<id>" from sequence number 0, waiting 0 seconds
      Then the session is refused or brings no record, and which is noted

      Examples:
        | id                                             |
        | 18446744073709551615,0,0                       |
        | 18446744073709551614,0,0                       |
        | 18446744073709551615,18446744073709551615,18446744073709551615 |
