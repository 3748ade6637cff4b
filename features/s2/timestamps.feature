@s2 @capability-timestamps
Feature: Timestamps
  Every record has a timestamp, given by its writer or by the server, and timestamps never fall along a stream.

  @S2-TIME-01 @MUST
  Rule: No timestamp is below the one before it

    Scenario Outline: Timestamps at random on a stream with the timestamping "<mode>"
      Given a stream with the timestamping "<mode>"
      When a writer sends 50 batches of 1 to 5 records stamped at random
      Then no timestamp is below the one before it

      Examples:
        | mode           |
        | client-prefer  |
        | client-require |
        | arrival        |

    Scenario: Four writers at the same time
      Given a stream with the timestamping "client-require"
      When 4 writers send 25 batches of 1 to 5 records stamped at random at the same time
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
      Then the records have the timestamps 20000 and 20000

    Scenario: A record that is older than one before the last
      Given a stream with records at the timestamps 1000, 3000 and 3000
      When a writer sends a batch of records at the timestamps 2000 and 4000
      Then the records have the timestamps 1000, 3000, 3000, 3000 and 4000

  @S2-TIME-03 @MUST
  Rule: Timestamps do not fall within a batch either

    Scenario: The first is the largest
      Given a stream with the timestamping "client-require"
      When a writer sends a batch of records at the timestamps 3000, 1000 and 2000
      Then the records have the timestamps 3000, 3000 and 3000

    Scenario: Up and down
      Given a stream with a record at the timestamp 5000
      When a writer sends a batch of records at the timestamps 1000, 6000, 2000, 7000 and 3000
      Then the records have the timestamps 5000, 5000, 6000, 6000, 7000 and 7000

  @S2-TIME-04 @MUST
  Rule: The timestamp of a writer is kept where the mode is client-prefer

    Scenario Outline: A record stamped <moment>
      Given a stream with the timestamping "client-prefer"
      When a writer sends a record stamped <moment>
      Then the last record has the timestamp that it was sent with

      Examples:
        | moment       |
        | 1 minute ago |
        | 1 day ago    |

    Scenario: Timestamps of the beginning of time
      Given a stream with the timestamping "client-prefer"
      When a writer sends a batch of records at the timestamps 0, 1 and 1000
      Then the records have the timestamps 0, 1 and 1000

  @S2-TIME-05 @MUST
  Rule: A record without a timestamp gets the time of its arrival where the mode is client-prefer

    Scenario: A stream without records
      Given a stream with the timestamping "client-prefer"
      When a writer sends a record without a timestamp
      Then the last record has the time of its arrival

    Scenario: After a record that was stamped
      Given a stream with the timestamping "client-prefer"
      When a writer sends a record stamped 1 hour ago
      And a writer sends a record without a timestamp
      Then the last record has the time of its arrival

  @S2-TIME-06 @MUST
  Rule: A batch with a record without a timestamp is refused where the mode is client-require

    Scenario: The only record
      Given a stream with records at the timestamps 1000 and 2000
      When a writer sends a record without a timestamp
      Then the request is refused
      And the stream is unchanged

    Scenario: The second of two records
      Given a stream with records at the timestamps 1000 and 2000
      When a writer sends a record at the timestamp 3000 with another one without a timestamp
      Then the request is refused
      And the stream is unchanged

    Scenario: Every record has one
      Given a stream with records at the timestamps 1000 and 2000
      When a writer sends a batch of records at the timestamps 3000 and 3500
      Then the records have the timestamps 1000, 2000, 3000 and 3500

  @S2-TIME-07 @MUST
  Rule: The timestamp of a writer is passed over where the mode is arrival

    Scenario Outline: A record stamped <moment>
      Given a stream with the timestamping "arrival"
      When a writer sends a record stamped <moment>
      Then the last record has the time of its arrival

      Examples:
        | moment       |
        | 1 day ago    |
        | 1 hour ahead |

    Scenario: A record without a timestamp
      Given a stream with the timestamping "arrival"
      When a writer sends a record without a timestamp
      Then the last record has the time of its arrival

  @S2-TIME-08 @MUST
  Rule: A timestamp ahead of its arrival is lowered to it

    Scenario Outline: The mode <mode>
      Given a stream with the timestamping "<mode>"
      When a writer sends a record stamped 1 hour ahead
      Then the last record has the time of its arrival

      Examples:
        | mode                  |
        | client-prefer         |
        | client-require        |
        | client-prefer, capped |

  @S2-TIME-09 @MUST
  Rule: A timestamp ahead of its arrival is kept where timestamps are uncapped

    Scenario Outline: The mode <mode>
      Given a stream with the timestamping "<mode>"
      When a writer sends a record stamped 1 hour ahead
      Then the last record has the timestamp that it was sent with

      Examples:
        | mode                     |
        | client-prefer, uncapped  |
        | client-require, uncapped |

  @S2-TIME-10 @MUST
  Rule: A timestamp that is ahead lifts those after it

    Scenario: A record without a timestamp follows
      Given a stream with the timestamping "client-prefer, uncapped"
      When a writer sends a record stamped 1 hour ahead
      And a writer appends 1 record
      Then all records have the timestamp of the first

    Scenario: A record of the past follows
      Given a stream with the timestamping "client-prefer, uncapped"
      When a writer sends a record stamped 1 hour ahead
      And a writer appends a record at the timestamp 1000
      Then all records have the timestamp of the first

  @S2-TIME-11 @SHOULD
  Rule: A stream whose timestamping nobody chose prefers the writer's timestamps and caps them

    Scenario: A record of the past
      Given a stream in a basin without a configuration
      When a writer sends a record stamped 1 hour ago
      Then the last record has the timestamp that it was sent with

    Scenario: A record of the future
      Given a stream in a basin without a configuration
      When a writer sends a record stamped 1 hour ahead
      Then the last record has the time of its arrival

    Scenario: A record without a timestamp
      Given a stream in a basin without a configuration
      When a writer sends a record without a timestamp
      Then the last record has the time of its arrival

    Scenario: The configuration says nothing else
      Given a stream in a basin without a configuration
      Then its configuration names the timestamping "client-prefer, capped" or none

  @S2-TIME-12 @SHOULD
  Rule: Records may share a timestamp

    Scenario: Three records in one batch
      Given a stream with the timestamping "client-require"
      When a writer sends a batch of records at the timestamps 1000, 1000 and 1000
      Then the records have the timestamps 1000, 1000 and 1000
      And the stream holds exactly what was acknowledged

    Scenario: Three records in batches of their own
      Given a stream with records at the timestamps 1000, 1000 and 1000
      Then the records have the timestamps 1000, 1000 and 1000

  @S2-TIME-13 @SHOULD
  Rule: A change of the timestamping holds from its acknowledgement on, and for later records

    Scenario: Timestamps become required
      Given a stream with the timestamping "client-prefer"
      And a writer sends a batch of records at the timestamps 1000 and 2000
      When the timestamping of the stream is changed to "client-require"
      And a writer sends a record without a timestamp
      Then the request is refused
      And the records have the timestamps 1000 and 2000

    Scenario: Timestamps of writers are no longer kept
      Given a stream with the timestamping "client-require"
      And a writer sends a batch of records at the timestamps 1000 and 2000
      When the timestamping of the stream is changed to "arrival"
      And a writer sends a record stamped 1 day ago
      Then the last record has the time of its arrival
      And the first records have the timestamps 1000 and 2000

    Scenario: Timestamps are no longer capped
      Given a stream with the timestamping "client-prefer"
      And a writer sends a batch of records at the timestamps 1000 and 2000
      When the timestamping of the stream is changed to "client-prefer, uncapped"
      And a writer sends a record stamped 1 hour ahead
      Then the last record has the timestamp that it was sent with
