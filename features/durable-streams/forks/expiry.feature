@durable-streams @capability-fork @capability-ttl
Feature: How long a fork lives
  A fork takes the lifetime that its request names, and otherwise the one of its source.

  @DS-4.2-17 @MUST
  Rule: Where nobody names a lifetime a fork has none

    Scenario: No expiry and no expiry
      Given a source with no expiry
      When a client forks it with no expiry
      Then the metadata of the fork are those of a plain stream with no expiry

  @DS-4.2-18 @MUST
  Rule: A TTL of the request is the TTL of the fork

    Scenario: No expiry and a TTL
      Given a source with no expiry
      When a client forks it with a TTL
      Then the metadata of the fork are those of a plain stream with a TTL of the request

  @DS-4.2-19 @MUST
  Rule: An end of the request is the end of the fork

    Scenario: No expiry and an end
      Given a source with no expiry
      When a client forks it with an end
      Then the metadata of the fork are those of a plain stream with an end of the request

  @DS-4.2-20 @MUST
  Rule: A TTL is inherited

    Scenario: A TTL and no expiry
      Given a source with a TTL
      When a client forks it with no expiry
      Then the metadata of the fork are those of a plain stream with a TTL of the source

  @DS-4.2-21 @MUST
  Rule: A TTL of the request goes before the one of the source

    Scenario: A TTL and a TTL
      Given a source with a TTL
      When a client forks it with a TTL
      Then the metadata of the fork are those of a plain stream with a TTL of the request

  @DS-4.2-22 @MUST
  Rule: An end of the request goes before the TTL of the source

    Scenario: A TTL and an end
      Given a source with a TTL
      When a client forks it with an end
      Then the metadata of the fork are those of a plain stream with an end of the request

  @DS-4.2-23 @MUST
  Rule: An end is inherited

    Scenario: An end and no expiry
      Given a source with an end
      When a client forks it with no expiry
      Then the metadata of the fork are those of a plain stream with an end of the source

  @DS-4.2-24 @MUST
  Rule: A TTL of the request goes before the end of the source

    Scenario: An end and a TTL
      Given a source with an end
      When a client forks it with a TTL
      Then the metadata of the fork are those of a plain stream with a TTL of the request

  @DS-4.2-25 @MUST
  Rule: An end of the request goes before the one of the source

    Scenario: An end and an end
      Given a source with an end
      When a client forks it with an end
      Then the metadata of the fork are those of a plain stream with an end of the request

  @DS-4.2-20 @MUST
  Rule: A fork that inherits a TTL counts for itself

    Scenario: Only the fork is read
      Given a fork of a stream with a short TTL, which it inherits
      When the source expires while a reader goes on reading the fork
      Then the stream is unchanged
      And reading from every offset gives exactly what follows

  @DS-4.2-24 @MUST
  Rule: A fork with a TTL of its own outlives its source

    Scenario: A TTL, and the source expires
      Given a fork with a TTL, of a stream that expires soon
      When the source has expired
      Then the stream is unchanged
      And reading from every offset gives exactly what follows

  @DS-4.2-25 @MUST
  Rule: A fork with an end of its own outlives its source

    Scenario: An end, and the source expires
      Given a fork with an end, of a stream that expires soon
      When the source has expired
      Then the stream is unchanged
      And reading from every offset gives exactly what follows

  @DS-4.2-24 @MUST
  Rule: What takes the URL of an expired source is not in its forks

    Scenario: Another stream
      Given a fork with a TTL, of a stream that expires soon
      When the source has expired
      And another stream takes the URL of the source
      Then the stream is unchanged
      And reading from every offset gives exactly what follows
