@s2
Feature: What wakes a reader that waits

  @S2-READ-WAIT-03 @MUST
  Rule: An append wakes a unary read that waits

    Scenario: A stream with records
      Given a stream with 2 records
      When a reader reads from 0 records before the tail, waiting 20 seconds
      And a writer appends 1 record
      Then the reader has record 2 at once

    Scenario: The first record of a stream
      Given a stream
      When a reader reads from sequence number 0, waiting 20 seconds
      And a writer appends 1 record
      Then the reader has record 0 at once

    Scenario: An append to another stream wakes nobody
      Given a stream with 2 records
      When a reader reads from 0 records before the tail, waiting 5 seconds
      And a writer appends 1 record to another stream
      Then the reader goes on waiting for 2 seconds

  @S2-READ-WAIT-20 @MAY
  Rule: A unary read that waited may be answered with the first records that arrive

    Scenario: Two appends shortly after each other
      Given a stream with 2 records
      When a reader reads from 0 records before the tail, waiting 20 seconds
      And a writer appends 2 records
      Then the reader has record 2 and perhaps more at once

  @S2-READ-WAIT-21 @MUST
  Rule: A unary read that waited takes no more records than it asked for

    Scenario Outline: <bound> of three that one append brings
      Given a stream with 2 records
      When a reader reads from 0 records before the tail, <bound>, waiting 20 seconds
      And a writer appends a batch of 3 records
      Then the reader has <records> at once

      Examples:
        | bound             | records        |
        | at most 1 record  | record 2       |
        | at most 2 records | records 2 to 3 |
        | at most 9 records | records 2 to 4 |

  @S2-READ-WAIT-22 @MAY
  Rule: A unary read that waited gets no record at or after its until

    Scenario: A record at until arrives
      Given a stream with records at the timestamps 1000 and 2000
      When a reader reads from 0 records before the tail, until timestamp 2500, waiting 3 seconds
      And a writer appends a record at the timestamp 2500
      Then the wait takes at most 3 seconds
      And the reader receives no record

    Scenario: A record before until arrives
      Given a stream with records at the timestamps 1000 and 2000
      When a reader reads from 0 records before the tail, until timestamp 2500, waiting 20 seconds
      And a writer appends a record at the timestamp 2499
      Then the reader has record 2 at once

  @S2-READ-WAIT-23 @MAY
  Rule: A unary read whose bound keeps out the next record gets nothing, waiting or not

    Scenario Outline: A read of <bound>
      Given a stream with 1 record
      When a reader reads from sequence number 0, <bound>, waiting 2 seconds
      Then the wait takes at most 2 seconds
      And the reader receives no record

      Examples:
        | bound             |
        | at most 1 byte    |
        | at most 0 records |
        | until timestamp 1 |

  @S2-READ-WAIT-24 @MUST
  Rule: One append wakes every reader that waits

    @each-reader
    Scenario: Fifty readers at the tail
      Given a stream with 2 records
      When 50 readers read from 0 records before the tail, waiting 20 seconds
      And a writer appends 1 record
      Then every reader has record 2 at once

  @S2-READ-WAIT-25 @MUST @capability-session-sse
  Rule: A session that comes to the tail while records arrive misses none and brings none twice

    Scenario: Sessions begin while a writer writes
      Given a stream with 20 records
      When 1 writer appends 300 records each, while 30 readers come
      Then every reader has all records at once

  @S2-READ-WAIT-26 @SHOULD @capability-session-sse
  Rule: A reader that is slow loses nothing

    Scenario: A session that is not read during five hundred appends
      Given a stream with 2 records
      When a reader opens a session from 0 records before the tail, reading nothing at first
      And a writer appends 500 records of 10000 metered bytes
      Then the reader receives records 2 to 501

  @S2-READ-WAIT-28 @MAY
  Rule: A unary read that wants no records gets none, however long it waits

    Scenario: It waits at the tail
      Given a stream with 2 records
      When a reader reads from 0 records before the tail, at most 0 records, waiting 2 seconds
      Then the wait takes at most 2 seconds
      And the reader receives no record
