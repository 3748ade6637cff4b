@s2 @capability-commands
Feature: Trims
  A trim is a command that removes the records before its point.

  @S2-CMD-07 @SHOULD @capability-formats
  Rule: A trim names its point in eight bytes, the highest first

    Scenario: A trim to three
      Given a stream with 5 records
      When a writer sends the command "trim" with the bytes "00 00 00 00 00 00 00 03"
      Then records 0 to 2 go away
      And the stream holds exactly what was acknowledged

    Scenario: A trim to more than a byte holds
      Given a stream with 300 records in batches of 100
      When a writer sends the command "trim" with the bytes "00 00 00 00 00 00 01 02"
      Then records 0 to 257 go away
      And the stream holds exactly what was acknowledged

  @S2-CMD-08 @SHOULD @capability-formats
  Rule: A trim whose point does not have eight bytes is refused as invalid

    Scenario Outline: A trim with <count> bytes
      Given a stream with 3 records
      When a writer sends the command "trim" with the bytes "<bytes>"
      Then the request is refused as invalid
      And the stream is unchanged

      Examples:
        | count | bytes                      |
        | no    |                            |
        | one   | 02                         |
        | four  | 00 00 00 02                |
        | nine  | 00 00 00 00 00 00 00 00 02 |

  @S2-CMD-12 @SHOULD
  Rule: The records before a trim point go away

    Scenario: Some of the records
      Given a stream with 5 records
      When a writer sends a trim to 3
      Then records 0 to 2 go away
      And no read gives records 0 to 2

    Scenario: All records, the command too
      Given a stream with 5 records
      When a writer sends a trim to 6
      Then records 0 to 5 go away
      And no read gives records 0 to 5

    Scenario: Nearly all of many records
      Given a stream with 2500 records in batches of 500
      When a writer sends a trim to 2400
      Then records 0 to 2399 go away
      And no read gives records 0 to 2399

  @S2-CMD-13 @MUST
  Rule: The records from a trim point on stay

    Scenario: The point is in the middle
      Given a stream with 5 records
      When a writer sends a trim to 3
      Then records 0 to 2 go away
      And the stream holds exactly what was acknowledged

    Scenario: The point is in the middle of a batch
      Given a stream with 20 records in batches of 10
      When a writer sends a trim to 15
      Then records 0 to 14 go away
      And the stream holds exactly what was acknowledged

    Scenario: The point is the command
      Given a stream with 5 records
      When a writer sends a trim to 5
      Then records 0 to 4 go away
      And the stream holds exactly what was acknowledged

  @S2-CMD-14 @SHOULD
  Rule: A trim does not reach past itself

    Scenario: A point far ahead
      Given a stream with 2 records
      When a writer sends a trim to 999999
      And a writer sends a batch of 3 records
      Then records 0 to 2 go away
      And the stream holds exactly what was acknowledged

  @S2-CMD-15 @SHOULD @capability-formats
  Rule: A trim to the largest number leaves the stream in use

    Scenario: A trim of eight bytes ff
      Given a stream with 2 records
      When a writer sends the command "trim" with the bytes "ff ff ff ff ff ff ff ff"
      And a writer sends a batch of 3 records
      Then the append begins at sequence number 3
      And records 0 to 2 go away
      And the stream holds exactly what was acknowledged

  @S2-CMD-16 @SHOULD
  Rule: A trim point does not move back

    Scenario: A trim below an earlier one
      Given a stream with 6 records
      And records 0 to 3 were trimmed
      When a writer sends a trim to 2
      Then no read gives records 0 to 3
      And the stream holds exactly what was acknowledged

  @S2-CMD-17 @MAY
  Rule: A trim to 0 may be a command without effect

    Scenario: A stream with records
      Given a stream with 3 records
      When a writer sends a trim to 0
      Then the append is stored or refused

  @S2-CMD-18 @MAY
  Rule: Trimmed records may linger

    Scenario: A read right after the acknowledgement
      Given a stream with 5 records
      When a writer sends a trim to 3
      And a reader reads from sequence number 0
      Then the reader receives all records from some record on

  @S2-CMD-19 @SHOULD
  Rule: Trimming changes nothing about the records that stay

    Scenario: Timestamps of the writers
      Given a stream with records at the timestamps 1000, 2000, 3000, 3000 and 4000
      And records 0 to 1 were trimmed
      Then the stream holds exactly what was acknowledged

    Scenario: Headers and bodies
      Given a stream with 2 records
      When a writer sends a record that has three headers, one of them without a value
      And records 0 to 1 were trimmed
      Then the stream holds exactly what was acknowledged
