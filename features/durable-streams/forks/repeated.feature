@durable-streams @capability-fork
Feature: Fork requests that come again
  The same request is confirmed, another one for the same URL is refused.

  @DS-4.2-33 @MUST
  Rule: The same fork request is confirmed

    Scenario: A request with everything left out
      Given a "text/plain" source with 3 messages
      And a fork of the source
      When the client repeats the fork request
      Then the fork is confirmed
      And a full read of the fork gives every byte in order

    @capability-ttl
    Scenario: A request with the lifetime left to the source
      Given a source with the TTL "3600"
      And a fork of the source
      When the client repeats the fork request
      Then the fork is confirmed

    Scenario: A request with an offset
      Given a source with 3 messages
      And a fork of the source at the offset after message 2
      When the client repeats the fork request
      Then the fork is confirmed
      And a full read of the fork gives every byte in order

    Scenario: A request with the content type
      Given a "text/plain" source with 3 messages
      And a fork of the source with "Content-Type" set to "text/plain"
      When the client repeats the fork request
      Then the fork is confirmed

  @DS-4.2-34 @MUST
  Rule: Another fork request for the same URL is refused as a conflict

    Scenario: A request with another offset
      Given a source with 3 messages
      And a fork of the source at the offset after message 2
      When a client asks for a fork of the source at the offset after message 1 under the URL of the fork
      Then the request is refused as a conflict
      And a full read of the fork gives every byte in order
