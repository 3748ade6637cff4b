@durable-streams @capability-ttl
Feature: Streams that expire when they are idle
  Stream-TTL is the time that a stream lives without being read or written.

  @DS-5.1-04 @MUST
  Rule: A stream is confirmed only with its own TTL

    Scenario: The same TTL
      Given a stream created with the TTL "3600"
      When a client creates the stream once more with the TTL "3600"
      Then the stream is confirmed

    Scenario Outline: A TTL of <other> for a stream with 3600
      Given a stream created with the TTL "3600"
      When a client creates the stream once more with the TTL "<other>"
      Then the request is refused as a conflict
      And the metadata name the TTL "3600" or what is left of it

      Examples:
        | other |
        | 7200  |
        | 3000  |

    Scenario: No TTL for a stream that has one
      Given a stream created with the TTL "3600"
      When a client creates the stream as "application/octet-stream"
      Then the request is refused as a conflict
      And the metadata name the TTL "3600" or what is left of it

    Scenario: A TTL for a stream that has none
      Given a stream
      When a client creates the stream once more with the TTL "3600"
      Then the request is refused as a conflict
      And the metadata name no lifetime

  @DS-5.1-11 @MUST
  Rule: An idle stream expires

    Scenario Outline: A TTL of <seconds> s
      Given a stream created with the TTL "<seconds>"
      When nothing touches the stream until it is gone
      Then the stream is gone for every kind of request

      Examples:
        | seconds |
        | 1       |
        | 2       |

    Scenario: A stream with messages
      Given a stream created with the TTL "1"
      And a writer appended 3 messages
      When nothing touches the stream until it is gone
      Then the stream is gone for every kind of request

    Scenario: A stream without a TTL stays
      Given a stream with 3 messages
      When a stream with the TTL "1" comes and goes
      Then the stream is unchanged

  @DS-5.1-12 @MUST
  Rule: A read begins the lifetime anew

    Scenario Outline: A read from <position> halfway
      Given a stream created with the TTL "4"
      When a reader reads from <position> halfway through the lifetime
      Then the stream outlives its first lifetime

      Examples:
        | position  |
        | the start |
        | "-1"      |

    Scenario: A read at the tail halfway
      Given a stream created with the TTL "4"
      When a reader reads from the last offset halfway through the lifetime
      Then the stream outlives its first lifetime

    Scenario: A read from now halfway
      Given a stream created with the TTL "4"
      When a reader reads from "now" halfway through the lifetime
      Then whether the stream outlives its first lifetime is noted

  @DS-5.1-13 @MUST
  Rule: A write begins the lifetime anew

    Scenario: An append halfway
      Given a stream created with the TTL "4"
      When a writer appends halfway through the lifetime
      Then the stream outlives its first lifetime

    Scenario: A refused append halfway
      Given a stream created with the TTL "4"
      When a writer is refused halfway through the lifetime
      Then whether the stream outlives its first lifetime is noted

  @DS-5.1-14 @MUST
  Rule: Asking for the metadata does not begin the lifetime anew

    Scenario: Nothing but requests for the metadata
      Given a stream created with the TTL "2"
      When clients go on asking for the metadata until the stream is gone
      Then the stream is gone for every kind of request

  @DS-5.1-15 @MUST
  Rule: A TTL is a whole number without decoration

    Scenario Outline: '<value>'
      Given a URL without a stream
      When a client creates the stream with the header "Stream-TTL" set to "<value>"
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

    Scenario: A plain number
      Given a URL without a stream
      When a client creates the stream with the header "Stream-TTL" set to "3600"
      Then the stream is created

  @DS-5.1-16 @MUST
  Rule: A TTL of zero does not upset the server

    Scenario: Zero
      Given a URL without a stream
      When a client creates the stream with the header "Stream-TTL" set to "0"
      Then the answer is noted

    Scenario: A stream that expires at once can be created again
      Given a URL without a stream
      When a client creates the stream with the header "Stream-TTL" set to "0"
      And a client creates the stream with the header "Stream-TTL" set to "0"
      Then the answer is noted

  @DS-5.1-17 @MUST
  Rule: A live request begins the lifetime anew when it arrives

    @capability-long-poll
    Scenario: A long-poll halfway
      Given a stream created with the TTL "4"
      When a reader begins to wait in long-poll mode halfway through the lifetime
      Then the stream outlives its first lifetime

    @capability-sse
    Scenario: An event stream that is given up at once
      Given a stream created with the TTL "4"
      When a reader opens an event stream and gives it up halfway through the lifetime
      Then the stream outlives its first lifetime

  @DS-5.1-18 @MUST
  Rule: A stream with live readers stays

    @capability-long-poll
    Scenario: Long-polls for longer than the lifetime
      Given a stream created with the TTL "3"
      When a reader waits again every second for longer than the lifetime
      Then the metadata can be read
      And a reader that waits is woken by an append

    @capability-sse
    Scenario: An event stream for longer than the lifetime
      Given a stream created with the TTL "1"
      When a reader opens an event stream and keeps it for longer than the lifetime
      Then whether the stream is still there is noted

  @DS-5.5-05 @MUST
  Rule: The metadata name the TTL as it was given

    Scenario Outline: A TTL of <seconds> s
      Given a stream created with the TTL "<seconds>"
      When a client asks for the metadata
      Then the metadata name the TTL "<seconds>"

      Examples:
        | seconds |
        | 60      |
        | 3600    |

    Scenario: The TTL is not what is left of it
      Given a stream created with the TTL "3600"
      When more than a second has passed
      Then the metadata name the TTL "3600"

    Scenario: A stream without one
      Given a stream
      When a client asks for the metadata
      Then the metadata name no lifetime
