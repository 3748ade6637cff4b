@durable-streams @capability-sse
Feature: Text in event streams
  Text and JSON travel as they are, whatever lines and characters they consist of. What a reader takes from the events is what the writer appended.

  @DS-5.8-02 @MUST
  Rule: Text and JSON are sent as UTF-8 text

    Scenario Outline: <what>
      Given a "text/plain" stream
      When a writer appends "<text>"
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages
      And the data events give all messages as plain text

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
      When a writer appends a long text of two-byte characters
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages

    Scenario: A character in two appends
      Given a "text/plain" stream
      When a writer appends a character in two halves
      And a reader reads from "-1" in SSE mode
      Then it is noted how the event stream shows these bytes

    Scenario: Bytes that are no UTF-8
      Given a "text/plain" stream
      When a writer appends bytes that are no UTF-8
      And a reader reads from "-1" in SSE mode
      Then it is noted how the event stream shows these bytes

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
      When a writer appends a text with blank lines between and at both ends
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages

    Scenario Outline: A forged control event behind <line ends>
      Given a "text/plain" stream
      When a writer appends a text that forges a control event with <line ends>
      And a reader reads from "-1" in SSE mode
      Then the reader receives all messages, whatever their line ends
      And every control event carries an offset of the server

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
      And every control event carries an offset of the server

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

  @DS-5.8-07 @MUST
  Rule: An event stream of text does not announce base64

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream with 3 messages
      When a reader reads from "-1" in SSE mode
      Then the answer carries no announcement of base64
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
      Then the answer carries no announcement of base64

      Examples:
        | type                            |
        | application/json                |
        | application/json; charset=utf-8 |
        | Application/JSON                |
