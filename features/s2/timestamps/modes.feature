@s2 @capability-timestamps
Feature: Whose timestamps a stream takes
  A stream prefers or requires the timestamps of its writers, or passes over them; it caps them at their arrival, or does not.

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
      Then all records have the timestamps 0, 1 and 1000

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
      When a writer sends a batch of a record at the timestamp 3000 and a record without a timestamp
      Then the request is refused
      And the stream is unchanged

    Scenario: Every record has one
      Given a stream with records at the timestamps 1000 and 2000
      When a writer sends a batch of records at the timestamps 3000 and 3500
      Then all records have the timestamps 1000, 2000, 3000 and 3500

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

    Scenario Outline: A stream with the timestamping <mode>
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

    Scenario Outline: A stream with the timestamping <mode>
      Given a stream with the timestamping "<mode>"
      When a writer sends a record stamped 1 hour ahead
      Then the last record has the timestamp that it was sent with

      Examples:
        | mode                     |
        | client-prefer, uncapped  |
        | client-require, uncapped |

  @S2-TIME-11 @SHOULD
  Rule: A stream whose timestamping nobody chose prefers the writer's timestamps and caps them

    Scenario: A record of the past
      Given a basin without a configuration
      And a stream
      When a writer sends a record stamped 1 hour ago
      Then the last record has the timestamp that it was sent with

    Scenario: A record of the future
      Given a basin without a configuration
      And a stream
      When a writer sends a record stamped 1 hour ahead
      Then the last record has the time of its arrival

    Scenario: A record without a timestamp
      Given a basin without a configuration
      And a stream
      When a writer sends a record without a timestamp
      Then the last record has the time of its arrival

    Scenario: The configuration says nothing else
      Given a basin without a configuration
      And a stream
      Then its configuration names the timestamping "client-prefer, capped" or none

  @S2-TIME-13 @SHOULD
  Rule: A change of the timestamping holds from its acknowledgement on, and for later records

    Scenario: Timestamps become required
      Given a stream with the timestamping "client-prefer"
      And a writer sends a batch of records at the timestamps 1000 and 2000
      When the timestamping of the stream is changed to "client-require"
      And a writer sends a record without a timestamp
      Then the request is refused
      And all records have the timestamps 1000 and 2000

    Scenario: Timestamps of writers are no longer kept
      Given a stream with the timestamping "client-require"
      And a writer sends a batch of records at the timestamps 1000 and 2000
      When the timestamping of the stream is changed to "arrival"
      And a writer sends a record stamped 1 day ago
      Then the last record has the time of its arrival
      And records 0 to 1 have the timestamps 1000 and 2000

    Scenario: Timestamps are no longer capped
      Given a stream with the timestamping "client-prefer"
      And a writer sends a batch of records at the timestamps 1000 and 2000
      When the timestamping of the stream is changed to "client-prefer, uncapped"
      And a writer sends a record stamped 1 hour ahead
      Then the last record has the timestamp that it was sent with
