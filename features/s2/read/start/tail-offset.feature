@s2
Feature: A read from so many records before the tail
  A read may count back from the tail; one that names no start begins at the tail.

  @S2-READ-START-07 @MUST
  Rule: A read can start so many records before the tail

    @each-reader
    Scenario Outline: <count> before the tail of five records
      Given a stream with 5 records
      When a reader reads from <count> before the tail, at most 100 records
      Then the reader receives records <first> to 4

      Examples:
        | count     | first |
        | 1 record  | 4     |
        | 2 records | 3     |
        | 3 records | 2     |
        | 5 records | 0     |

  @S2-READ-START-08 @MUST
  Rule: A read that would start before the first record starts with it

    @each-reader
    Scenario Outline: <count> records before the tail of three
      Given a stream with 3 records
      When a reader reads from <count> records before the tail, at most 100 records
      Then the reader receives all records

      Examples:
        | count               |
        | 4                   |
        | 10                  |
        | 9223372036854775807 |

  @S2-READ-START-09 @MUST
  Rule: Zero records before the tail is the tail

    @each-reader
    Scenario: A reader that waits there gets the next record
      Given a stream with 2 records
      When a reader reads from 0 records before the tail, waiting 10 seconds
      And a writer appends 1 record
      Then the reader receives record 2

    Scenario: There is nothing for a read that may not wait
      Given a stream with 2 records
      When a reader reads from 0 records before the tail
      Then the request is refused as out of range

  @S2-READ-START-10 @MUST
  Rule: A read that names no start begins at the tail

    @each-reader
    Scenario: A reader that waits gets the next record
      Given a stream with 2 records
      When a reader reads from the default start, waiting 10 seconds
      And a writer appends 1 record
      Then the reader receives record 2

    @capability-session-sse
    Scenario: A session that says nothing at all gets the next records
      Given a stream with 2 records
      When a reader opens a session from the default start
      And a writer appends 2 records
      Then the reader receives records 2 to 3

    Scenario: There is nothing for a read that may not wait
      Given a stream with 2 records
      When a reader reads from the default start
      Then the request is refused as out of range
