@durable-streams @capability-sse
Feature: Content in event streams
  Text travels as it is, everything else in base64. What a reader decodes is what the writer appended.

  @DS-5.8-01 @MUST
  Rule: Event streams work for every content type

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream with 3 messages
      When a reader reads from "-1" in SSE mode
      Then the answer has the status 200
      And the reader receives all messages

      Examples:
        | type                     |
        | text/plain               |
        | text/html                |
        | application/octet-stream |
        | application/ndjson       |
        | application/x-protobuf   |
        | image/png                |

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 3 messages
      When a reader reads from "-1" in SSE mode
      Then the answer has the status 200
      And the reader receives all messages

  @DS-5.8-05 @MUST
  Rule: What is no text is sent in base64

    Scenario: All byte values
      Given a stream
      When a writer appends bodies of awkward bytes
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages
      And the data events give all messages as base64

    Scenario: Random bytes while the reader is connected
      Given a stream
      When a reader opens an event stream from "-1"
      And a writer appends 20 bodies of random bytes
      Then the reader receives all messages
      And the data events give all messages as base64

  @DS-5.8-06 @MUST
  Rule: An event stream in base64 says so

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream with 3 messages
      When a reader opens an event stream from "-1"
      Then the header "stream-sse-data-encoding" contains "base64"

      Examples:
        | type                     |
        | application/octet-stream |
        | application/ndjson       |
        | application/vnd.api+json |
        | image/png                |

    Scenario Outline: A stream with <count> messages from <position>
      Given a stream with <count> messages
      When a reader opens an event stream from <position>
      Then the header "stream-sse-data-encoding" contains "base64"

      Examples:
        | count | position |
        | 0     | "-1"     |
        | 3     | "now"    |
        | 3     | the tail |

    @capability-close
    Scenario: A closed stream
      Given a stream with 3 messages
      And the stream is closed
      When a reader opens an event stream from the tail
      Then the header "stream-sse-data-encoding" contains "base64"

  @DS-5.8-12 @MUST
  Rule: Base64 is written in the standard alphabet

    Scenario: Bytes that tell the alphabets apart
      Given a stream
      When a writer appends bytes that tell the base64 alphabets apart
      And a reader reads from "-1" in SSE mode
      Then every data event holds nothing but the standard base64 alphabet
      And the data events give all messages as base64

  @DS-5.8-13 @MAY
  Rule: Base64 may be split over several lines of an event

    Scenario: A long message
      Given a stream
      When a writer appends a body of 100000 bytes
      And a reader reads from "-1" in SSE mode
      Then the data events give all messages as base64

  @DS-5.8-15 @MUST
  Rule: The base64 of each event is complete

    Scenario Outline: A message of <bytes> bytes
      Given a stream
      When a reader opens an event stream from "-1"
      And a writer appends a body of <bytes> bytes
      Then the reader receives all messages
      And every data event is complete base64

      Examples:
        | bytes |
        | 1     |
        | 2     |
        | 3     |
        | 4     |

    Scenario: A long message
      Given a stream
      When a writer appends a body of 3000001 bytes
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages
      And every data event is complete base64

  @DS-5.8-16 @MUST
  Rule: A data event without bytes has an empty text

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      When a reader opens an event stream from "-1"
      Then every data event without bytes has no padding

      Examples:
        | count |
        | 0     |
        | 3     |

  @DS-5.8-17 @MUST
  Rule: Control events stay readable on binary streams

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      When a reader opens an event stream from "-1"
      Then every control event carries fields of the right names and types

      Examples:
        | count |
        | 0     |
        | 3     |

  @DS-5.8-18 @MAY @capability-json
  Rule: JSON messages may share a data event

    Scenario: A batch and single messages
      Given a JSON stream with 5 messages
      When a writer appends batches of 1, 2, 50, 1 and 3 messages
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages
