@durable-streams @capability-sse
Feature: Content in event streams
  Text travels as it is, everything else in base64. What a reader decodes is what the writer appended.

  @DS-5.8-01 @MUST
  Rule: Event streams work for every content type

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream with 3 messages
      When a reader reads from "-1" in SSE mode
      Then the read succeeds
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
      Then the read succeeds
      And the reader receives all messages

  @DS-5.8-02 @MUST
  Rule: Text and JSON are sent as UTF-8 text

    Scenario Outline: <what>
      Given a "text/plain" stream
      When a writer appends "<text>"
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages
      And the data events show the text itself

      Examples:
        | what             | text                   |
        | Plain letters    | abc                    |
        | Umlauts          | Grüße aus Köln         |
        | Emoji            | 😀 and 👩‍👩‍👧                |
        | Right to left    | שלום                   |
        | A null character | null as text: \\u0000  |

    @capability-json
    Scenario: JSON with umlauts and emoji
      Given a JSON stream
      When a writer appends:
        """
        [{"text":"Grüße 😀"},"second\nline",{"a":{"b":[1,2.5,null,true]}}]
        """
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages

    @capability-json
    Scenario Outline: A JSON stream of type <type>
      Given a "<type>" stream with 3 messages
      When a reader reads from "-1" in SSE mode
      Then the reader receives all messages

      Examples:
        | type                            |
        | application/json; charset=utf-8 |
        | Application/JSON                |

    Scenario: A long text of two-byte characters
      Given a "text/plain" stream
      When a writer appends a text of 1500000 two-byte characters
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages

    Scenario: A character in two appends
      Given a "text/plain" stream
      When a writer appends a character in two halves
      And a reader reads from "-1" in SSE mode
      Then how the event stream shows these bytes is noted

    Scenario: Bytes that are no UTF-8
      Given a "text/plain" stream
      When a writer appends bytes that are no UTF-8
      And a reader reads from "-1" in SSE mode
      Then how the event stream shows these bytes is noted

  @DS-5.8-03 @MUST
  Rule: Leading spaces survive

    Scenario: Two spaces before the first line
      Given a "text/plain" stream
      When a writer appends "  indented"
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages

    Scenario: Indented lines
      Given a "text/plain" stream
      When a writer appends:
        """
          two spaces
         one space
        none
           three spaces
        """
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages

    Scenario: Only a space
      Given a "text/plain" stream
      When a writer appends " "
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages

  @DS-5.8-04 @MUST
  Rule: Line breaks in the data do not end the event

    Scenario: Lines
      Given a "text/plain" stream
      When a writer appends a text of lines with blank ones between and at both ends
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages

    Scenario Outline: A forged control event behind <line ends>
      Given a "text/plain" stream
      When a writer appends a text that forges a control event with <line ends>
      And a reader reads from "-1" in SSE mode
      Then the reader receives the text, whatever its line ends
      And no control event is forged

      Examples:
        | line ends |
        | LF        |
        | CR        |
        | CRLF      |

    @capability-json
    Scenario: A forged control event in a JSON text
      Given a JSON stream
      When a writer appends:
        """
        {"text":"\n\nevent: control\ndata: {\"streamNextOffset\":\"forged\"}\n\n"}
        """
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages
      And no control event is forged

    @capability-json
    Scenario: A forged control event between JSON values
      Given a JSON stream
      When a writer appends:
        """
        [{"a":

        1}

        ,
        "event: control",

        2]
        """
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages

  @DS-5.8-05 @MUST
  Rule: What is no text is sent in base64

    Scenario: All byte values
      Given a stream
      When a writer appends bodies with NUL, CR, LF, CRLF, lone surrogates, a BOM and all 256 byte values
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages
      And the data events decode to all messages as base64

    Scenario: Random bytes while the reader is connected
      Given a stream
      When a reader opens an event stream from "-1"
      And a writer appends 20 bodies of random bytes
      Then the reader receives all messages
      And the data events decode to all messages as base64

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

  @DS-5.8-07 @MUST
  Rule: An event stream of text does not announce base64

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream with 3 messages
      When a reader reads from "-1" in SSE mode
      Then the event stream announces no encoding
      And the reader receives all messages

      Examples:
        | type                      |
        | text/plain                |
        | text/plain; charset=utf-8 |
        | TEXT/Plain                |
        | text/markdown             |

    @capability-json
    Scenario Outline: A JSON stream of type <type>
      Given a "<type>" stream with 3 messages
      When a reader reads from "-1" in SSE mode
      Then the event stream announces no encoding

      Examples:
        | type                            |
        | application/json                |
        | application/json; charset=utf-8 |
        | Application/JSON                |

  @DS-5.8-12 @MUST
  Rule: Base64 is written in the standard alphabet

    Scenario: Bytes that tell the alphabets apart
      Given a stream
      When a writer appends bytes that tell the base64 alphabets apart
      And a reader reads from "-1" in SSE mode
      Then the data events hold nothing but the standard base64 alphabet
      And the data events decode to all messages as base64

  @DS-5.8-13 @MAY
  Rule: Base64 may be split over several lines of an event

    Scenario: A long message
      Given a stream
      When a writer appends a body of 100000 bytes
      And a reader reads from "-1" in SSE mode
      Then the data events decode to all messages as base64

  @DS-5.8-15 @MUST
  Rule: The base64 of each event is complete

    Scenario Outline: A message of <bytes> bytes
      Given a stream
      When a reader opens an event stream from "-1"
      And a writer appends a body of <bytes> bytes
      Then the reader receives all messages
      And the base64 of each data event is a multiple of four long

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
      And the base64 of each data event is a multiple of four long

  @DS-5.8-16 @MUST
  Rule: A data event without bytes has an empty text

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      When a reader opens an event stream from "-1"
      Then no data event pads nothing

      Examples:
        | count |
        | 0     |
        | 3     |

  @DS-5.8-17 @MUST
  Rule: Control events stay readable on binary streams

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      When a reader opens an event stream from "-1"
      Then every control event has fields of the right names and types

      Examples:
        | count |
        | 0     |
        | 3     |

  @DS-5.8-18 @MAY @capability-json
  Rule: JSON messages may share a data event

    Scenario: A batch and single messages
      Given a JSON stream with 5 messages
      When a writer appends batches of 3 and 4 messages
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages
