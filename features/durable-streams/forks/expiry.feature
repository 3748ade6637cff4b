@durable-streams @capability-fork @capability-ttl
Feature: How long a fork lives
  A fork takes the lifetime that its request names, and otherwise the one of its source.

  @DS-4.2-17 @MUST
  Rule: Where nobody names a lifetime a fork has none

    Scenario: No lifetime at all
      Given a source with no lifetime
      And a fork of the source
      Then the fork shows its lifetime as a stream with no lifetime does

  @DS-4.2-18 @MUST
  Rule: A TTL of the request is the TTL of the fork

    Scenario: A TTL for the fork alone
      Given a source with no lifetime
      And a fork of the source with the TTL "7200"
      Then the fork shows its lifetime as a stream with the TTL "7200" does

  @DS-4.2-19 @MUST
  Rule: An end of the request is the end of the fork

    Scenario: An end for the fork alone
      Given a source with no lifetime
      And a fork of the source with the end "2099-01-01T00:00:00Z"
      Then the fork shows its lifetime as a stream with the end "2099-01-01T00:00:00Z" does

  @DS-4.2-20 @MUST
  Rule: A TTL is inherited

    Scenario: A TTL of the source alone
      Given a source with the TTL "3600"
      And a fork of the source
      Then the fork shows its lifetime as a stream with the TTL "3600" does

  @DS-4.2-21 @MUST
  Rule: A TTL of the request goes before the one of the source

    Scenario: A TTL for either
      Given a source with the TTL "3600"
      And a fork of the source with the TTL "7200"
      Then the fork shows its lifetime as a stream with the TTL "7200" does

  @DS-4.2-22 @MUST
  Rule: An end of the request goes before the TTL of the source

    Scenario: An end for the fork of a source with a TTL
      Given a source with the TTL "3600"
      And a fork of the source with the end "2099-01-01T00:00:00Z"
      Then the fork shows its lifetime as a stream with the end "2099-01-01T00:00:00Z" does

  @DS-4.2-23 @MUST
  Rule: An end is inherited

    Scenario: An end of the source alone
      Given a source with the end "2098-01-01T00:00:00Z"
      And a fork of the source
      Then the fork shows its lifetime as a stream with the end "2098-01-01T00:00:00Z" does

  @DS-4.2-24 @MUST
  Rule: A TTL of the request goes before the end of the source

    Scenario: A TTL for the fork of a source with an end
      Given a source with the end "2098-01-01T00:00:00Z"
      And a fork of the source with the TTL "7200"
      Then the fork shows its lifetime as a stream with the TTL "7200" does

  @DS-4.2-25 @MUST
  Rule: An end of the request goes before the one of the source

    Scenario: An end for either
      Given a source with the end "2098-01-01T00:00:00Z"
      And a fork of the source with the end "2099-01-01T00:00:00Z"
      Then the fork shows its lifetime as a stream with the end "2099-01-01T00:00:00Z" does

  @DS-4.2-20 @MUST
  Rule: A fork that inherits a TTL counts for itself

    Scenario: Only the fork is read
      Given a source with the TTL "3"
      And a writer appends 3 messages to the source
      And a fork of the source
      When the source expires while a reader goes on reading the fork
      Then the fork is unchanged
      And reading from every offset of the fork gives exactly what follows

  @DS-4.2-24 @MUST
  Rule: A fork with a TTL of its own outlives its source

    Scenario: The source expires before a fork with a TTL
      Given a source with an end in 3 seconds
      And a writer appends 3 messages to the source
      And a fork of the source with the TTL "3600"
      When the source expires while nothing touches it
      Then the fork is unchanged
      And reading from every offset of the fork gives exactly what follows

  @DS-4.2-25 @MUST
  Rule: A fork with an end of its own outlives its source

    Scenario: The source expires before a fork with an end
      Given a source with an end in 3 seconds
      And a writer appends 3 messages to the source
      And a fork of the source with the end "2099-01-01T00:00:00Z"
      When the source expires while nothing touches it
      Then the fork is unchanged
      And reading from every offset of the fork gives exactly what follows

  @DS-4.2-24 @MUST
  Rule: What takes the URL of an expired source is not in its forks

    Scenario: Another stream under the URL of the source
      Given a source with an end in 3 seconds
      And a writer appends 3 messages to the source
      And a fork of the source with the TTL "3600"
      When the source expires while nothing touches it
      And another stream takes the URL of the source
      Then the fork is unchanged

    Scenario: Another stream under the URL, seen from every offset
      Given a source with an end in 3 seconds
      And a writer appends 3 messages to the source
      And a fork of the source with the TTL "3600"
      When the source expires while nothing touches it
      And another stream takes the URL of the source
      Then reading from every offset of the fork gives exactly what follows
