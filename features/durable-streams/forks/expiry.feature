@durable-streams @capability-fork @capability-ttl
Feature: How long a fork lives
  A fork takes the lifetime that its request names, and otherwise the one of its source.

  @DS-4.2-17 @DS-4.2-18 @DS-4.2-19 @DS-4.2-20 @DS-4.2-21 @DS-4.2-22 @DS-4.2-23 @DS-4.2-24 @DS-4.2-25 @MUST
  Rule: The request decides, then the source

    Scenario Outline: <source> and <request>
      Given a source with <source>
      When a client forks it with <request>
      Then the metadata of the fork name <result>

      Examples:
        | source    | request   | result                     |
        | no expiry | no expiry | no expiry                  |
        | no expiry | a TTL     | the TTL of the request     |
        | no expiry | an end    | the end of the request     |
        | a TTL     | no expiry | the TTL of the source      |
        | a TTL     | a TTL     | the TTL of the request     |
        | a TTL     | an end    | the end of the request     |
        | an end    | no expiry | the end of the source      |
        | an end    | a TTL     | the TTL of the request     |
        | an end    | an end    | the end of the request     |
