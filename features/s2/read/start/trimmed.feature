@s2
Feature: A start among trimmed records
  Where the records that a read would start with were trimmed, it starts with the first that is left.

  @S2-READ-START-27 @MUST
  Rule: A read from a trimmed record begins with the first that is left

    @each-reader
    Scenario Outline: From sequence number <start> where 3 is the first
      Given a stream with 5 records
      And records 0 to 2 were trimmed
      When a reader reads from sequence number <start>, at most 100 records
      Then the reader receives records <first> to 5

      Examples:
        | start | first |
        | 0     | 3     |
        | 1     | 3     |
        | 2     | 3     |
        | 3     | 3     |
        | 4     | 4     |

  @S2-READ-START-28 @MUST
  Rule: A read from a timestamp before all records that are left begins with the first of them

    @each-reader
    Scenario Outline: From timestamp <timestamp> where 1003 is the first
      Given a stream with records at the timestamps 1000, 1001, 1002, 1003 and 1004
      And records 0 to 2 were trimmed
      When a reader reads from timestamp <timestamp>, at most 100 records
      Then the reader receives records 3 to 5

      Examples:
        | timestamp |
        | 0         |
        | 1001      |
        | 1002      |

  @S2-READ-START-29 @MUST
  Rule: A trim does not change what so many records before the tail means

    Scenario Outline: <count> records before the tail, where 6 is the first and the trim command is record 10
      Given a stream with 10 records
      And records 0 to 5 were trimmed
      When a reader reads from <count> records before the tail
      Then the reader receives records <first> to 10

      Examples:
        | count | first |
        | 3     | 8     |
        | 5     | 6     |
        | 9     | 6     |
        | 11    | 6     |
        | 20    | 6     |

  @S2-READ-START-30 @MUST
  Rule: A read of a stream that has lost all its records ends

    @each-reader
    Scenario: From sequence number 0
      Given a stream with 5 records
      And all records were trimmed
      When a reader reads from sequence number 0, at most 10 records
      Then the answer is complete at once

  @S2-READ-START-31 @MAY
  Rule: A read of a stream that has lost all its records is empty or out of range

    Scenario: A unary read from sequence number 0
      Given a stream with 5 records
      And all records were trimmed
      When a reader reads from sequence number 0
      Then the reader receives no record or is refused as out of range
