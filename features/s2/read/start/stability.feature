@s2
Feature: Records stay where they are
  What was acknowledged is there for every read, and under its sequence number for ever.

  @S2-READ-START-39 @MUST
  Rule: A read gives every record that was acknowledged before it

    Scenario: Two hundred appends, each read at once over another connection
      Given a stream with 1 record
      When 1 writer appends 200 records each, reading each back at once
      Then the stream holds exactly what was acknowledged

    Scenario: Four writers, each followed by a reader of its own
      Given a stream
      When 4 writers append 50 records each, reading each back at once
      Then the stream holds exactly what was acknowledged

  @S2-READ-START-40 @MUST
  Rule: A sequence number names the same record for ever

    Scenario: A thousand records later
      Given a stream with records at the timestamps 1000, 1001, 1001 and 1003
      When a writer appends 1000 records at the timestamp 2000 in batches of 50
      And a reader reads from sequence number 0, at most 4 records
      Then the reader receives records 0 to 3
      And the stream holds exactly what was acknowledged

    @capability-streams
    Scenario: The timestamping has changed since
      Given a stream with records at the timestamps 1000, 1001, 1001 and 1003
      When the timestamping of the stream is changed to "arrival"
      And a writer appends 10 records
      And a reader reads from sequence number 0, at most 4 records
      Then the reader receives records 0 to 3
      And the stream holds exactly what was acknowledged
