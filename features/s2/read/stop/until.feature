@s2
Feature: A timestamp that a read stops before

  @S2-READ-STOP-12 @MUST
  Rule: A read until a timestamp gives no record that has it or a later one

    @each-reader
    Scenario: Until 2000, which two records have
      Given a stream with records at the timestamps 1000, 2000, 2000 and 3000
      When a reader reads from sequence number 0, until timestamp 2000
      Then the reader receives record 0

    Scenario: One of many timestamps
      Given a stream with 700 records, 7 at each timestamp from 1000 on, in batches of 15
      When a reader reads from sequence number 0, until timestamp 1061
      Then the reader receives records 0 to 426

  @S2-READ-STOP-13 @MUST
  Rule: A read until a timestamp gives all records before it

    @each-reader
    Scenario Outline: Until <until>, among 1000, 2000, 2000 and 3000
      Given a stream with records at the timestamps 1000, 2000, 2000 and 3000
      When a reader reads from sequence number 0, until timestamp <until>
      Then the reader receives <records>

      Examples:
        | until | records        |
        | 1001  | record 0       |
        | 2001  | records 0 to 2 |
        | 3000  | records 0 to 2 |
        | 3001  | all records    |
        | 5000  | all records    |

    Scenario: From a timestamp to another
      Given a stream with records at the timestamps 1000, 2000, 2000 and 3000
      When a reader reads from timestamp 1500, until timestamp 2500
      Then the reader receives records 1 to 2

  @S2-READ-STOP-14 @MUST
  Rule: A unary read is empty when it ends before its first record

    Scenario Outline: Until <until> where the first is at 1000
      Given a stream with records at the timestamps 1000, 1000 and 2000
      When a reader reads from sequence number 0, until timestamp <until>
      Then the reader receives no record

      Examples:
        | until |
        | 0     |
        | 500   |
        | 1000  |

  @S2-READ-STOP-15 @MUST
  Rule: An end later than all records does not keep a read at the tail

    @each-reader
    Scenario Outline: A read until <until>
      Given a stream with 4 records
      When a reader reads from sequence number 0, until <until>
      Then the answer is complete at once
      And the reader receives all records

      Examples:
        | until                   |
        | 3600 seconds from now   |
        | timestamp 4102444800000 |

  @S2-READ-STOP-16 @MAY @capability-session-sse
  Rule: An end in time is compared with records, not with the clock

    Scenario: The clock passes it while a reader waits at the tail
      Given a stream with 1 record
      When a reader opens a session from sequence number 1, until 2 seconds from now, waiting 5 seconds
      Then the session ends within 5 seconds
