@s2
Feature: How long a session waits
  A session that nothing bounds waits for ever; the wait of others is the time between records.

  @S2-READ-WAIT-10 @MUST @capability-session-sse
  Rule: A session that nothing bounds stays open at the tail and brings every later record

    Scenario: A stream that is written to now and then
      Given a stream with 2 records
      When a reader opens a session from sequence number 0
      And a writer appends 1 record after 1 quiet second
      And a writer appends 2 records after 2 quiet seconds
      Then the reader receives records 0 to 4
      And the reader goes on waiting for 1 second

    @slow
    Scenario: A stream that is quiet for longer than heartbeats may be apart
      Given a stream with 2 records
      When a reader opens a session from 0 records before the tail
      And a writer appends 1 record after 16 quiet seconds
      Then the reader receives record 2
      And the reader goes on waiting for 1 second

  @S2-READ-WAIT-12 @MUST @capability-session-sse
  Rule: A session with a bound does not wait unless it asks to

    Scenario Outline: A session of <bound>
      Given a stream with 2 records
      When a reader opens a session from sequence number 0, <bound>
      Then the answer is complete at once
      And the reader receives records 0 to 1

      Examples:
        | bound                                |
        | at most 10 records                   |
        | at most 100000 bytes                 |
        | until timestamp 9000000000000        |
        | until timestamp 18446744073709551615 |

  @S2-READ-WAIT-13 @MUST @capability-session-sse
  Rule: A session with a bound that asks to wait goes on past the tail

    Scenario: Until the bound is met
      Given a stream with 1 record
      When a reader opens a session from sequence number 0, at most 2 records, waiting 10 seconds
      And a writer appends 1 record after 1 quiet second
      Then the answer is complete at once
      And the reader receives records 0 to 1

    Scenario Outline: Until the wait is over, <bound>
      Given a stream with 1 record
      When a reader opens a session from sequence number 0, <bound>, waiting 3 seconds
      And a writer appends 1 record after 1 quiet second
      Then the session ends 3 seconds after its last record
      And the reader receives records 0 to 1

      Examples:
        | bound                                |
        | at most 10 records                   |
        | at most 100000 bytes                 |
        | until timestamp 18446744073709551615 |

  @S2-READ-WAIT-14 @MUST @capability-session-sse
  Rule: The wait of a session is the time between records

    Scenario: Every record starts it anew
      Given a stream with 2 records
      When a reader opens a session from 0 records before the tail, waiting 4 seconds
      And a writer appends 1 record after 2 quiet seconds
      And a writer appends 1 record after 3 quiet seconds
      Then the session ends 4 seconds after its last record
      And the reader receives records 2 to 3

  @S2-READ-WAIT-15 @MUST @capability-session-sse
  Rule: Heartbeats do not prolong the wait of a session

    @slow
    Scenario: A wait that is longer than heartbeats may be apart
      Given a stream with 2 records
      When a reader opens a session from 0 records before the tail, waiting 16 seconds
      Then the wait takes at most 16 seconds

  @S2-READ-WAIT-16 @MUST @capability-session-sse
  Rule: A session whose wait ran out ends without an error

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a reader opens a session from 0 records before the tail, waiting 2 seconds
      Then the wait takes at least 2 seconds
      And the session ends within 2 seconds
      And the reader receives no record

      Examples:
        | count |
        | 0     |
        | 2     |

  @S2-READ-WAIT-17 @SHOULD @capability-session-sse
  Rule: The time that old records take is not part of the wait

    Scenario: A reader that takes longer for old records than it waits for new ones
      Given a stream with 12 records of 1000000 metered bytes
      When a reader opens a session from sequence number 0, waiting 3 seconds, reading nothing the first 4 seconds
      Then the reader receives all records
      And the reader goes on waiting for 1 second

  @S2-READ-WAIT-18 @MUST @capability-session-sse
  Rule: A session that waits 0 seconds brings what there is and ends

    Scenario Outline: A session from <query>
      Given a stream with 2 records
      When a reader opens a session from <query>, waiting 0 seconds
      Then the answer is complete at once
      And the reader receives records 0 to 1

      Examples:
        | query                                   |
        | sequence number 0                       |
        | 2 records before the tail               |
        | sequence number 0, at most 10 records   |
        | sequence number 0, at most 100000 bytes |

  @S2-READ-WAIT-19 @MAY @capability-session-sse
  Rule: A session that waits 0 seconds at the tail ends at once or is refused

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a reader opens a session from 0 records before the tail, waiting 0 seconds
      Then the answer is complete at once
      And the reader receives no record or is refused as out of range

      Examples:
        | count |
        | 0     |
        | 2     |
