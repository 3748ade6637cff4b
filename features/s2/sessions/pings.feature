@s2 @capability-session-sse
Feature: Heartbeats of a session
  A ping says that the session is alive and where the tail is.

  @S2-READ-SSE-19 @MUST
  Rule: A heartbeat is a ping event with a timestamp

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a reader opens a session from 0 records before the tail
      Then a ping with a timestamp comes within 15 seconds

      Examples:
        | count |
        | 0     |
        | 3     |

    Scenario: Behind old records
      Given a stream with 3 records
      When a reader opens a session from sequence number 0
      Then a ping with a timestamp comes within 15 seconds

  @S2-READ-SSE-20 @MUST
  Rule: A ping tells the tail

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a reader opens a session from 0 records before the tail
      Then a ping that tells the tail comes within 15 seconds

      Examples:
        | count |
        | 0     |
        | 3     |

    @slow
    Scenario: A ping behind new records
      Given a stream with 3 records
      When a reader opens a session from 0 records before the tail
      And a writer appends 2 records, each when the reader has the one before
      Then a ping that tells the tail comes within 15 seconds

  @S2-READ-SSE-21 @SHOULD
  Rule: A session that has reached the tail pings at once

    Scenario Outline: A stream with <count> records from <query>
      Given a stream with <count> records
      When a reader opens a session from <query>
      Then a ping comes at once behind the records that were there

      Examples:
        | count | query                                                     |
        | 0     | sequence number 0                                         |
        | 3     | sequence number 0                                         |
        | 3     | 0 records before the tail                                 |
        | 3     | sequence number 0, at most 10 records, waiting 10 seconds |

  @S2-READ-SSE-22 @SHOULD
  Rule: A session at the tail of a quiet stream pings every 15 seconds at least

    @slow
    Scenario: A stream that is quiet
      Given a stream with 3 records
      When a reader opens a session from 0 records before the tail
      Then a ping comes at least every 15 seconds

  @S2-READ-SSE-23 @SHOULD
  Rule: A ping has no id

    Scenario: A ping behind old records
      Given a stream with 3 records
      When a reader opens a session from sequence number 0
      Then a ping without an id comes within 15 seconds
