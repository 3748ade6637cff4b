@s2 @capability-timestamps
Feature: Timestamps never fall along a stream
  Every record has a timestamp, given by its writer or by the server; what is below that of the record before is raised to it.

  @S2-TIME-01 @MUST
  Rule: No timestamp is below the one before it

    Scenario Outline: Timestamps at random on a stream with the timestamping "<mode>"
      Given a stream with the timestamping "<mode>"
      When a writer appends 50 batches of 1 to 5 records stamped at random
      Then no timestamp is below the one before it

      Examples:
        | mode           |
        | client-prefer  |
        | client-require |
        | arrival        |

    Scenario: Four writers at the same time
      Given a stream with the timestamping "client-require"
      When 4 writers append 25 batches of 1 to 5 records stamped at random each, all at the same time
      Then no timestamp is below the one before it

    Scenario: Some records stamped, others not
      Given a stream with the timestamping "client-prefer"
      When a writer sends a record stamped 1 hour ago
      And a writer appends 2 records
      And a writer sends a record stamped 2 hours ago
      Then no timestamp is below the one before it

  @S2-TIME-02 @MUST
  Rule: A timestamp below the largest of the stream is raised to it

    Scenario: An older record
      Given a stream with a record at the timestamp 20000
      When a writer appends a record at the timestamp 10000
      Then all records have the timestamps 20000 and 20000

    Scenario: A record that is older than one before the last
      Given a stream with records at the timestamps 1000, 3000 and 3000
      When a writer sends a batch of records at the timestamps 2000 and 4000
      Then all records have the timestamps 1000, 3000, 3000, 3000 and 4000

  @S2-TIME-03 @MUST
  Rule: Timestamps do not fall within a batch either

    Scenario: The first is the largest
      Given a stream with the timestamping "client-require"
      When a writer sends a batch of records at the timestamps 3000, 1000 and 2000
      Then all records have the timestamps 3000, 3000 and 3000

    Scenario: A batch up and down
      Given a stream with a record at the timestamp 5000
      When a writer sends a batch of records at the timestamps 1000, 6000, 2000, 7000 and 3000
      Then all records have the timestamps 5000, 5000, 6000, 6000, 7000 and 7000

  @S2-TIME-10 @MUST
  Rule: A timestamp that is ahead lifts those after it

    Scenario: A record without a timestamp follows
      Given a stream with the timestamping "client-prefer, uncapped"
      When a writer sends a record stamped 1 hour ahead
      And a writer sends 1 record
      Then the last record has the timestamp of the one before

    Scenario: A record of the past follows
      Given a stream with the timestamping "client-prefer, uncapped"
      When a writer sends a record stamped 1 hour ahead
      And a writer sends a record at the timestamp 1000
      Then the last record has the timestamp of the one before

  @S2-TIME-12 @SHOULD
  Rule: Records may share a timestamp

    Scenario: Three records in one batch
      Given a stream with the timestamping "client-require"
      When a writer sends a batch of records at the timestamps 1000, 1000 and 1000
      Then all records have the timestamps 1000, 1000 and 1000
      And the stream holds exactly what was acknowledged

    Scenario: Three records in batches of their own
      Given a stream with records at the timestamps 1000, 1000 and 1000
      Then all records have the timestamps 1000, 1000 and 1000
