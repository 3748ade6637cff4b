@durable-streams @capability-ttl
Feature: Streams that end at an instant
  Stream-Expires-At is the instant at which a stream ends, whatever happens before.

  @DS-5.1-05 @MUST
  Rule: A stream is confirmed only with its own end

    Scenario: The same instant again
      Given a stream with the end "2099-01-01T00:00:00Z"
      When a client creates the stream with the end "2099-01-01T00:00:00Z"
      Then the stream is confirmed

    Scenario: An end an hour later
      Given a stream with the end "2099-01-01T00:00:00Z"
      When a client creates the stream with the end "2099-01-01T01:00:00Z"
      Then the request is refused as a conflict
      And the metadata name the end "2099-01-01T00:00:00Z"

    Scenario: No end for a stream that has one
      Given a stream with the end "2099-01-01T00:00:00Z"
      When a client creates the stream with no lifetime
      Then the request is refused as a conflict

    Scenario: The same instant in another zone
      Given a stream with the end "2099-01-01T00:00:00Z"
      When a client creates the stream with the end "2099-01-01T01:00:00+01:00"
      Then it is noted how the request is answered

  @DS-5.1-20 @MUST
  Rule: An end may be given in every zone

    Scenario Outline: The end <value>
      Given a stream with the end "<value>"
      Then the metadata name the end "<value>"

      Examples:
        | value                     |
        | 2099-01-01T00:00:00Z      |
        | 2099-01-01T00:00:00+01:00 |
        | 2099-01-01T00:00:00-08:30 |
        | 2099-01-01T00:00:00.250Z  |

  @DS-5.1-21 @MUST
  Rule: An end that is no instant is refused

    Scenario Outline: The end '<value>'
      Given a URL without a stream
      When a client creates the stream with the end "<value>"
      Then the request is refused as malformed
      And there is no stream

      Examples:
        | value                |
        | tomorrow             |
        | 2099-13-45T00:00:00Z |
        | in an hour           |

    Scenario Outline: The end '<value>', which some readers of dates understand
      Given a URL without a stream
      When a client creates the stream with the end "<value>"
      Then it is noted how the request is answered

      Examples:
        | value                         |
        | 2099-01-01                    |
        | Thu, 01 Jan 2099 00:00:00 GMT |

    Scenario: An instant in the past
      Given a URL without a stream
      When a client creates the stream with the end "2020-01-01T00:00:00Z"
      Then it is noted how the request is answered

  @DS-5.1-22 @MUST
  Rule: At its end a stream is gone, however busy it was

    Scenario: An idle stream
      Given a stream with an end in 2 seconds
      When the stream expires while nothing touches it
      Then the stream is gone for every kind of request

    Scenario: A stream that is read all the time
      Given a stream with an end in 2 seconds
      When the stream expires while a reader goes on reading it
      Then the stream is gone for every kind of request

    Scenario: A stream that is written all the time
      Given a stream with an end in 2 seconds
      When the stream expires while a writer goes on appending to it
      Then the stream is gone for every kind of request

  @DS-5.1-23 @SHOULD
  Rule: Two lifetimes at once are refused, or one of them wins visibly

    Scenario: A TTL and an end
      Given a URL without a stream
      When a client creates the stream with the TTL "3600" and the end "2099-01-01T00:00:00Z"
      Then the request is refused as malformed or the metadata name one of the two lifetimes

  @DS-5.1-24 @MAY
  Rule: The winner of two lifetimes is always the same

    Scenario: Both orders of the headers
      Given a URL without a stream
      When a client creates the stream with the TTL "3600" and the end "2099-01-01T00:00:00Z"
      Then the same lifetime wins when a client creates another stream with the end "2099-01-01T00:00:00Z" and the TTL "3600"

  @DS-5.5-06 @MUST
  Rule: The metadata name the end

    Scenario: An end in another zone
      Given a stream with the end "2098-12-31T22:00:00-02:00"
      Then the metadata name the end "2099-01-01T00:00:00Z"

    Scenario: An end that is near
      Given a stream with an end in 300 seconds
      Then the metadata name the end that was given
