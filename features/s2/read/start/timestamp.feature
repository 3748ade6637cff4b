@s2
Feature: A read from a timestamp
  A read that names a timestamp begins with the first record that has it or a later one.

  @S2-READ-START-03 @MUST
  Rule: A read from a timestamp begins with a record that has it

    @each-reader
    Scenario: A timestamp that one record has
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader reads from timestamp 1001, at most 100 records
      Then the reader receives records 1 to 2

    Scenario: The first timestamp
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader reads from timestamp 1000
      Then the reader receives all records

    Scenario: One of many timestamps
      Given a stream with 700 records, 1 at each timestamp from 1000 on, in batches of 3
      When a reader reads from timestamp 1607
      Then the reader receives records 607 to 699

  @S2-READ-START-04 @MUST
  Rule: A read from a timestamp that no record has begins with the next later record

    @each-reader
    Scenario Outline: Timestamp <timestamp> where records have 1000, 3000 and 5000
      Given a stream with records at the timestamps 1000, 3000 and 5000
      When a reader reads from timestamp <timestamp>, at most 10 records
      Then the reader receives records <first> to 2

      Examples:
        | timestamp | first |
        | 999       | 0     |
        | 1001      | 1     |
        | 2000      | 1     |
        | 2999      | 1     |
        | 3001      | 2     |

  @S2-READ-START-05 @MUST
  Rule: Of several records with one timestamp a read begins with the first

    @each-reader
    Scenario: Three records with the timestamp
      Given a stream with records at the timestamps 1000, 1001, 1001, 1001 and 1002
      When a reader reads from timestamp 1001, at most 100 records
      Then the reader receives records 1 to 4

    Scenario: Every record has the timestamp
      Given a stream with records at the timestamps 1001, 1001, 1001, 1001 and 1001
      When a reader reads from timestamp 1001
      Then the reader receives all records

    Scenario: Long runs that batches cut
      Given a stream with 700 records, 7 at each timestamp from 1000 on, in batches of 15
      When a reader reads from timestamp 1030
      Then the reader receives records 210 to 699

  @S2-READ-START-06 @MUST
  Rule: A read from the timestamp of the tail gives the records that have it

    Scenario: The last record alone
      Given a stream with records at the timestamps 1000, 1001 and 1003
      When a reader reads from timestamp 1003
      Then the reader receives record 2

    Scenario: Several last records
      Given a stream with records at the timestamps 1000, 1003, 1003 and 1003
      When a reader reads from timestamp 1003
      Then the reader receives records 1 to 3
