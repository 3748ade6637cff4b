@durable-streams @capability-ttl
Feature: Streams that end at an instant
  Stream-Expires-At is the instant at which a stream ends, whatever happens before.

  @DS-5.1-05 @MUST
  Rule: A stream is confirmed only with its own end

    Scenario: The same instant
      Given a stream created with the end "2099-01-01T00:00:00Z"
      When a client creates the stream once more with the end "2099-01-01T00:00:00Z"
      Then the stream is confirmed

    Scenario: An hour later
      Given a stream created with the end "2099-01-01T00:00:00Z"
      When a client creates the stream once more with the end "2099-01-01T01:00:00Z"
      Then the request is refused as a conflict
      And the metadata name the instant "2099-01-01T00:00:00Z"

    Scenario: No end for a stream that has one
      Given a stream created with the end "2099-01-01T00:00:00Z"
      When a client creates the stream as "application/octet-stream"
      Then the request is refused as a conflict

    Scenario: The same instant in another zone
      Given a stream created with the end "2099-01-01T00:00:00Z"
      When a client creates the stream once more with the end "2099-01-01T01:00:00+01:00"
      Then the answer is noted

  @DS-5.1-20 @MUST
  Rule: An end may be given in every zone

    Scenario Outline: <value>
      Given a stream created with the end "<value>"
      When a client asks for the metadata
      Then the metadata name the instant "<value>"

      Examples:
        | value                     |
        | 2099-01-01T00:00:00Z      |
        | 2099-01-01T00:00:00+01:00 |
        | 2099-01-01T00:00:00-08:30 |
        | 2099-01-01T00:00:00.250Z  |

  @DS-5.1-21 @MUST
  Rule: An end that is no instant is refused

    Scenario Outline: '<value>'
      Given a URL without a stream
      When a client creates the stream with the header "Stream-Expires-At" set to "<value>"
      Then the request is refused as malformed
      And there is no stream

      Examples:
        | value                |
        | tomorrow             |
        | 2099-13-45T00:00:00Z |
        | in an hour           |

    Scenario Outline: '<value>', which some readers of dates understand
      Given a URL without a stream
      When a client creates the stream with the header "Stream-Expires-At" set to "<value>"
      Then the answer is noted

      Examples:
        | value                         |
        | 2099-01-01                    |
        | Thu, 01 Jan 2099 00:00:00 GMT |

    Scenario: An instant in the past
      Given a URL without a stream
      When a client creates the stream with the header "Stream-Expires-At" set to "2020-01-01T00:00:00Z"
      Then the answer is noted

  @DS-5.1-22 @MUST
  Rule: At its end a stream is gone, however busy it was

    Scenario: An idle stream
      Given a stream that expires in 2 seconds
      When nothing touches the stream until it is gone
      Then the stream is gone for every kind of request

    Scenario: A stream that is read all the time
      Given a stream that expires in 2 seconds
      When a reader goes on reading the stream until it is gone
      Then the stream is gone for every kind of request

    Scenario: A stream that is written all the time
      Given a stream that expires in 2 seconds
      When a writer goes on appending to the stream until it is gone
      Then the stream is gone for every kind of request

  @DS-5.1-23 @SHOULD
  Rule: Two lifetimes at once are refused, or one of them wins visibly

    Scenario: A TTL and an end
      Given a URL without a stream
      When a client creates the stream with a TTL and an end
      Then the request is refused as malformed or the metadata name one of them

  @DS-5.1-24 @MAY
  Rule: The winner of two lifetimes is always the same

    Scenario: Both orders of the headers
      Given a URL without a stream
      When a client creates the stream with a TTL and an end
      Then the same lifetime wins when the headers come the other way round

  @DS-5.5-06 @MUST
  Rule: The metadata name the end

    Scenario: An end in another zone
      Given a stream created with the end "2098-12-31T22:00:00-02:00"
      When a client asks for the metadata
      Then the metadata name the instant "2099-01-01T00:00:00Z"

    Scenario: An end that is near
      Given a stream that expires in 300 seconds
      When a client asks for the metadata
      Then the metadata name the end that was given
