@durable-streams @capability-ttl
Feature: Streams that expire when they are idle
  Stream-TTL is the time that a stream lives without being read or written.

  @DS-5.1-04 @MUST
  Rule: A stream is confirmed only with its own TTL

    Scenario: The same TTL again
      Given a stream with the TTL "3600"
      When a client creates the stream with the TTL "3600"
      Then the stream is confirmed

    Scenario Outline: A TTL of <other> for a stream with 3600
      Given a stream with the TTL "3600"
      When a client creates the stream with the TTL "<other>"
      Then the request is refused as a conflict
      And the metadata name the TTL "3600" or what is left of it

      Examples:
        | other |
        | 7200  |
        | 3000  |

    Scenario: No TTL for a stream that has one
      Given a stream with the TTL "3600"
      When a client creates the stream with no lifetime
      Then the request is refused as a conflict
      And the metadata name the TTL "3600" or what is left of it

    Scenario: A TTL for a stream that has none
      Given a stream
      When a client creates the stream with the TTL "3600"
      Then the request is refused as a conflict
      And the metadata name no lifetime

  @DS-5.1-11 @MUST
  Rule: An idle stream expires

    Scenario Outline: A TTL of <seconds> s
      Given a stream with the TTL "<seconds>"
      When the stream expires while nothing touches it
      Then the stream is gone for every kind of request

      Examples:
        | seconds |
        | 1       |
        | 2       |

    Scenario: A stream with messages
      Given a stream with the TTL "1"
      And a writer appended 3 messages
      When the stream expires while nothing touches it
      Then the stream is gone for every kind of request

    Scenario: A stream without a TTL stays
      Given a stream with 3 messages
      And another stream with the TTL "1"
      When the other stream expires while nothing touches it
      Then the stream is unchanged

  @DS-5.1-14 @MUST
  Rule: Asking for the metadata does not begin the lifetime anew

    Scenario: Nothing but requests for the metadata
      Given a stream with the TTL "2"
      When the stream expires while clients go on asking for its metadata
      Then the stream is gone for every kind of request

  @DS-5.1-15 @MUST
  Rule: A TTL is a whole number without decoration

    Scenario Outline: The TTL '<value>'
      Given a URL without a stream
      When a client creates the stream with the TTL "<value>"
      Then the request is refused as malformed
      And there is no stream

      Examples:
        | value  |
        | 03600  |
        | 00     |
        | +3600  |
        | -1     |
        | 3600.0 |
        | 3.6e3  |
        | 0x10   |
        | 1h     |
        | abc    |

    Scenario: A TTL that is a plain number
      Given a URL without a stream
      When a client creates the stream with the TTL "3600"
      Then the stream is created

  @DS-5.1-16 @MUST
  Rule: A TTL of zero does not upset the server

    Scenario: A TTL of zero
      Given a URL without a stream
      When a client creates the stream with the TTL "0"
      Then it is noted how the request is answered

    Scenario: A stream that expires at once can be created again
      Given a URL without a stream
      When a client creates the stream with the TTL "0"
      And a client creates the stream with the TTL "0"
      Then it is noted how the request is answered

  @DS-5.1-18 @MUST
  Rule: A stream with live readers stays

    @capability-long-poll
    Scenario: Long-polls for longer than the lifetime
      Given a stream with the TTL "3"
      When a reader waits again every second for longer than the lifetime
      And 1 reader waits for news from the tail in long-poll mode
      And a writer appends 1 message
      Then every waiting reader receives the messages after message 0

    @capability-sse
    Scenario: An event stream for longer than the lifetime
      Given a stream with the TTL "1"
      When a reader keeps an event stream open for longer than the lifetime
      Then it is noted whether the stream is still there

  @DS-5.5-05 @MUST
  Rule: The metadata name the TTL as it was given

    Scenario Outline: A TTL of <seconds> s
      Given a stream with the TTL "<seconds>"
      Then the metadata name the TTL "<seconds>"

      Examples:
        | seconds |
        | 60      |
        | 3600    |

    Scenario: The TTL is not what is left of it
      Given a stream with the TTL "3600"
      When 1200 ms pass
      Then the metadata name the TTL "3600"

    Scenario: A stream without a TTL
      Given a stream
      Then the metadata name no lifetime
