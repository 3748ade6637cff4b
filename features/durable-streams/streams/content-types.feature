@durable-streams
Feature: Content types
  A stream takes any content type. Except for JSON its bytes are opaque: what went in comes out, byte for byte.

  @DS-3-03 @MUST
  Rule: A stream can have any content type

    Scenario Outline: <type>
      Given a "<type>" stream
      When a writer appends 5 bodies of random bytes
      Then a full read gives every byte in order

      Examples:
        | type                       |
        | text/plain                 |
        | application/ndjson         |
        | application/x-protobuf     |
        | image/png                  |
        | application/vnd.x+json     |
        | application/vnd.tidemark.1 |

  @DS-4-05 @MUST
  Rule: The content type never changes after creation

    Scenario: Appends in another letter case
      Given a "text/plain" stream with 2 messages
      When a writer appends "more" as "Text/PLAIN"
      Then the metadata, a read and a confirming PUT name the type "text/plain"

    Scenario: An append with a parameter, be it accepted or not
      Given a "text/plain" stream with 2 messages
      When a writer appends "more" as "text/plain; charset=utf-8; format=flowed"
      Then the metadata, a read and a confirming PUT name the type "text/plain"

    Scenario: A refused append of another type
      Given a "text/plain" stream with 2 messages
      When a writer appends "more" as "text/html"
      Then the metadata, a read and a confirming PUT name the type "text/plain"

    @needs-restart
    Scenario: After a restart
      Given a "text/plain" stream with 100 messages written before the server was restarted
      Then the metadata, a read and a confirming PUT name the type "text/plain"

  @DS-9-02 @SHOULD
  Rule: The parameters of a content type come back

    Scenario Outline: <type>
      Given a "<type>" stream with 2 messages
      Then the metadata, a read and a confirming PUT name the type "<type>"

      Examples:
        | type                            |
        | text/plain; charset=utf-8       |
        | text/plain; profile=CaseMatters |

  @DS-9-01 @MUST
  Rule: Bytes come back unchanged, without framing

    Scenario Outline: Awkward bytes as <type>
      Given a "<type>" stream
      When a writer appends bodies of awkward bytes
      Then a full read gives every byte in order
      And reading from every offset gives exactly what follows

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

    Scenario: Random bytes in random portions
      Given a stream
      When a writer appends 100 bodies of random bytes
      Then a full read gives every byte in order
      And reading from the offsets after messages 1, 7, 50 and 99 gives exactly what follows
