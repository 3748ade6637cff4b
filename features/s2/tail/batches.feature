@s2
Feature: The tail that comes with a batch
  A batch may tell the tail, so that a reader knows how much is left.

  @S2-TAIL-11 @MUST
  Rule: The tail that comes with a batch is ahead of its records

    @each-reader
    Scenario: A reader follows four writers
      Given a stream
      When 4 writers append 25 batches of 3 records each, while a reader follows from the start
      Then every batch tells a tail ahead of its records or none

    Scenario: A batch cut by its bound
      Given a stream with 10 records
      When a reader reads from sequence number 0, at most 3 records
      Then every batch tells a tail ahead of its records or none

    Scenario: The last record, waited for
      Given a stream with 3 records
      When a reader reads from sequence number 3, waiting 20 seconds
      And a writer appends 1 record
      Then every batch tells a tail ahead of its records or none

  @S2-TAIL-12 @MAY
  Rule: A batch of old records may come without the tail

    Scenario: The first records of a stream
      Given a stream with 10 records
      When a reader reads from sequence number 0, at most 3 records
      Then the reader receives records 0 to 2
      And every batch tells a tail ahead of its records or none
