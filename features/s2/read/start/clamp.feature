@s2
Feature: A clamped start
  A clamped read that would start beyond the tail starts at the tail.

  @S2-READ-START-17 @MUST
  Rule: A clamped read from a sequence number beyond the tail starts at the tail

    @each-reader
    Scenario Outline: A reader that waits from sequence number <start> gets the next record
      Given a stream with 1 record
      When a reader reads from sequence number <start>, clamped, waiting 10 seconds
      And a writer appends 1 record
      Then the reader receives record 1

      Examples:
        | start  |
        | 2      |
        | 999999 |

  @S2-READ-START-18 @MUST
  Rule: A clamped read from a timestamp beyond the tail starts at the tail, whatever timestamps come

    @each-reader
    Scenario: A reader that waits from the year 2100 gets the next record
      Given a stream with 1 record
      When a reader reads from timestamp 4102444800000, clamped, waiting 10 seconds
      And a writer appends 1 record
      Then the reader receives record 1

  @S2-READ-START-19 @SHOULD
  Rule: A clamped read that may not wait is out of range all the same

    Scenario Outline: A clamped unary read from <start>
      Given a stream with a record at the timestamp 1000
      When a reader reads from <start>, clamped
      Then the request is refused as out of range
      And the refusal names the tail of the stream

      Examples:
        | start                  |
        | sequence number 999999 |
        | timestamp 5000         |

    @each-reader
    Scenario: A clamped read from sequence number 2, at most five records
      Given a stream with a record at the timestamp 1000
      When a reader reads from sequence number 2, clamped, at most 5 records
      Then the request is refused as out of range
      And the refusal names the tail of the stream

  @S2-READ-START-20 @MUST
  Rule: Clamping leaves a start before the tail alone

    @each-reader
    Scenario Outline: A clamped read from <start>
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader reads from <start>, clamped, at most 10 records
      Then the reader receives records <first> to 2

      Examples:
        | start                     | first |
        | sequence number 0         | 0     |
        | sequence number 1         | 1     |
        | timestamp 1001            | 1     |
        | timestamp 1002            | 2     |
        | 2 records before the tail | 1     |

  @S2-READ-START-21 @MUST
  Rule: A read that says it is not clamped is not

    @each-reader
    Scenario Outline: A read from <start> that waits unclamped
      Given a stream with a record at the timestamp 1000
      When a reader reads from <start>, not clamped, waiting 5 seconds
      Then the request is refused as out of range
      And the answer is complete at once

      Examples:
        | start              |
        | sequence number 10 |
        | timestamp 5000     |
