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

  @DS-4.2-20 @MUST
  Rule: A fork that inherits a TTL counts for itself

    Scenario: Only the fork is read
      Given a fork of a stream with a short TTL, which it inherits
      When the source expires while a reader goes on reading the fork
      Then the stream is unchanged
      And reading from every offset gives exactly what follows

  @DS-4.2-24 @DS-4.2-25 @MUST
  Rule: A fork with a lifetime of its own outlives its source

    Scenario Outline: <lifetime>, and the source expires
      Given a fork with <lifetime>, of a stream that expires soon
      When the source has expired
      Then the stream is unchanged
      And reading from every offset gives exactly what follows

      Examples:
        | lifetime |
        | a TTL    |
        | an end   |

  @DS-4.2-24 @MUST
  Rule: What takes the URL of an expired source is not in its forks

    Scenario: Another stream
      Given a fork with a TTL, of a stream that expires soon
      When the source has expired
      And another stream takes the URL of the source
      Then the stream is unchanged
      And reading from every offset gives exactly what follows
