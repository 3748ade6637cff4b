@durable-streams
Feature: Creating a stream
  PUT creates a stream or confirms that it exists as asked. It never changes a stream that is there.

  @DS-5.1-01 @MUST
  Rule: PUT on an unused URL creates the stream

    Scenario: An unused URL
      Given a URL without a stream
      When a client creates the stream as "text/plain"
      Then the stream is created
      And the metadata has the status 200

  @DS-5.1-02 @MUST
  Rule: PUT on an existing stream with the same configuration confirms it

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream with 2 messages
      When a client creates the stream as "<type>"
      Then the stream is confirmed
      And the stream is unchanged

      Examples:
        | type                      |
        | text/plain                |
        | application/octet-stream  |
        | text/plain; charset=utf-8 |

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 2 messages
      When a client creates the stream as "application/json"
      Then the stream is confirmed
      And the stream is unchanged

    Scenario: The type in another letter case
      Given a "text/plain" stream with 2 messages
      When a client creates the stream as "TEXT/Plain"
      Then the stream is confirmed
      And the stream is unchanged

    Scenario: Many clients ensure the same stream at the same time
      Given a URL without a stream
      Then one of 20 clients that create the stream at the same time creates it, and all others confirm it

  @DS-5.1-03 @MUST
  Rule: PUT with another content type is refused

    Scenario Outline: A <type> stream claimed as <other>
      Given a "<type>" stream with 2 messages
      When a client creates the stream as "<other>"
      Then the request is refused as a conflict
      And the stream is unchanged

      Examples:
        | type       | other                    |
        | text/plain | application/octet-stream |
        | text/plain | text/html                |

    @capability-json
    Scenario: A text stream claimed as JSON
      Given a "text/plain" stream with 2 messages
      When a client creates the stream as "application/json"
      Then the request is refused as a conflict
      And the stream is unchanged

  @DS-5.1-09 @MUST
  Rule: Confirming a stream changes nothing

    Scenario: The confirming request carries another body
      Given a stream created with the content "one"
      When a client creates the stream with the content "two"
      Then the stream is confirmed
      And the stream is unchanged

    Scenario: The confirming request carries the same body
      Given a stream created with the content "one"
      When a client creates the stream with the content "one"
      Then the stream is confirmed
      And the stream is unchanged

  @DS-5.1-10 @MAY
  Rule: Without a content type a stream becomes application/octet-stream

    Scenario: PUT without a content type
      Given a URL without a stream
      When a client creates the stream without a content type
      Then it is noted what the server does about the content type

  @DS-5.1-30 @MUST
  Rule: The body of the creating request is the first content

    Scenario: Content and then an append
      Given a stream created with the content "a"
      When a writer appends "b"
      Then the stream holds "ab"

    Scenario: Content sent in chunks
      Given a URL without a stream
      When a client creates the stream with content in chunks
      Then the stream holds "in chunks"

    Scenario: A megabyte of content
      Given a URL without a stream
      When a client creates the stream with a megabyte of content
      And a writer appends "b"
      Then a full read gives every byte in order

  @DS-5.1-31 @MUST
  Rule: An invalid creating request is refused and creates nothing

    @capability-json
    Scenario: A JSON stream whose content is no JSON
      Given a URL without a stream
      When a client creates the stream as "application/json" with the content "{bad"
      Then the request is refused as malformed
      And there is no stream

    @capability-ttl
    Scenario Outline: A lifetime of <lifetime>
      Given a URL without a stream
      When a client creates the stream with the header "Stream-TTL" set to "<lifetime>"
      Then the request is refused as malformed
      And there is no stream

      Examples:
        | lifetime |
        | abc      |
        | -1       |
        | 1.5      |

  @DS-5.1-32 @SHOULD
  Rule: The answer to a creation names the stream's URL

    Scenario: The Location header
      Given a URL without a stream
      When a client creates the stream as "text/plain"
      Then the answer carries the stream's URL

  @DS-5.1-33 @MUST
  Rule: The answer to PUT names the stream's content type

    Scenario Outline: A creation and its confirmation as <type>
      Given a URL without a stream
      When a client creates the stream as "<type>"
      Then the answer carries the type of the stream
      And the metadata, a read and a confirming PUT name the type "<type>"

      Examples:
        | type                      |
        | text/plain                |
        | application/octet-stream  |
        | image/png                 |

  @DS-5.1-34 @MUST
  Rule: The answer to PUT carries the offset of the tail

    Scenario: An empty stream
      Given a URL without a stream
      When a client creates the stream as "text/plain"
      Then the answer shows the tail

    Scenario: A stream with content
      Given a URL without a stream
      When a client creates the stream with the content "content"
      Then the answer shows the tail
      And nothing follows the offset in the answer

    Scenario: Confirming a stream that has grown
      Given a stream created with the content "one"
      And a writer appended 2 messages
      When a client creates the stream with the content "one"
      Then the answer shows the tail
      And nothing follows the offset in the answer
