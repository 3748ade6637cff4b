@s2
Feature: A number of records that a read may not exceed

  @S2-READ-STOP-01 @MUST
  Rule: A read gives no more records than it asks for

    @each-reader
    Scenario Outline: At most <count> of five
      Given a stream with 5 records
      When a reader reads from sequence number 0, at most <count>
      Then the reader receives <records>

      Examples:
        | count     | records        |
        | 1 record  | record 0       |
        | 2 records | records 0 to 1 |
        | 4 records | records 0 to 3 |

    Scenario: From the middle of a stream
      Given a stream with 5 records
      When a reader reads from sequence number 2, at most 2 records
      Then the reader receives records 2 to 3

    Scenario: In the middle of a batch
      Given a stream with 40 records in batches of 10
      When a reader reads from sequence number 5, at most 17 records
      Then the reader receives records 5 to 21

  @S2-READ-STOP-02 @MUST
  Rule: A read gives as many records as it asks for when they are there

    Scenario: Exactly as many as there are
      Given a stream with 3 records
      When a reader reads from sequence number 0, at most 3 records
      Then the reader receives all records

    Scenario: Over many appends
      Given a stream with 60 records
      When a reader reads from sequence number 0, at most 59 records
      Then the reader receives records 0 to 58

    Scenario: As many as an answer holds
      Given a stream with 1200 records in batches of 300
      When a reader reads from sequence number 100, at most 1000 records
      Then the reader receives records 100 to 1099

  @S2-READ-STOP-03 @MUST
  Rule: A read that asks for more records than there are gives those at once

    Scenario Outline: At most <count> records of two
      Given a stream with 2 records
      When a reader reads from sequence number 0, at most <count> records
      Then the reader receives all records
      And the answer is complete at once

      Examples:
        | count |
        | 3     |
        | 5     |
        | 1000  |

  @S2-READ-STOP-09 @SHOULD
  Rule: At most zero records are none

    Scenario: There is a record, and none is asked for
      Given a stream with 1 record
      When a reader reads from sequence number 0, at most 0 records
      Then the reader receives no record
