@durable-streams
Feature: Metadata of a stream
  HEAD tells about a stream without giving its content.

  @DS-5.5-01 @MUST
  Rule: The metadata of an existing stream comes without a body

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      Then no byte follows the header section of the metadata

      Examples:
        | count |
        | 0     |
        | 5     |

    @capability-close
    Scenario: A closed stream
      Given a stream with 5 messages
      And the stream is closed
      Then no byte follows the header section of the metadata

  @DS-5.5-02 @MUST
  Rule: The metadata of a missing stream is refused as not found

    Scenario: A URL that never had a stream
      Given a URL without a stream
      When a client asks for the metadata
      Then the request is refused as not found

    Scenario: A URL whose stream was deleted
      Given a stream that was deleted
      When a client asks for the metadata
      Then the request is refused as not found

  @DS-5.5-03 @MUST
  Rule: The metadata names the content type

    Scenario Outline: <type>
      Given a "<type>" stream
      When a client asks for the metadata
      Then the answer carries the type of the stream

      Examples:
        | type                            |
        | text/plain               |
        | application/octet-stream |
        | image/png                |

  @DS-5.5-04 @MUST
  Rule: The metadata shows the tail

    Scenario: After each of several appends
      Given a stream
      Then the metadata show the offset of each of 20 appends

    Scenario: An empty stream
      Given a stream
      When a client asks for the metadata
      Then nothing follows the offset in the answer
