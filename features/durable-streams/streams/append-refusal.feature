@durable-streams
Feature: Appends that are refused
  What a server does not take it refuses with the status that says why. A refused append leaves no trace.

  @DS-5.2-05 @MUST
  Rule: An append of another content type is refused as a conflict

    Scenario Outline: <other> on a <type> stream
      Given a "<type>" stream with 2 messages
      When a writer appends "1" as "<other>"
      Then the request is refused as a conflict
      And the stream is unchanged

      Examples:
        | type                     | other                    |
        | text/plain               | application/octet-stream |
        | application/octet-stream | text/plain               |
        | text/plain               | application/json         |

    Scenario: The same type in another letter case is accepted
      Given a "text/plain" stream with 2 messages
      When a writer appends "text" as "TEXT/PLAIN"
      Then the append is accepted
      And a full read gives every byte in order

  @DS-5.2-06 @MUST
  Rule: An append without a content type is refused

    Scenario: A body without a content type
      Given a stream with 2 messages
      When a writer sends an append with no content type
      Then the request is refused as malformed
      And the stream is unchanged

  @DS-5.2-18 @MUST
  Rule: An empty append is refused

    Scenario Outline: <form>
      Given a stream with 2 messages
      When a writer sends an append with <form>
      Then the request is refused as malformed
      And the stream is unchanged

      Examples:
        | form                          |
        | an empty body                 |
        | no body and no length         |
        | a chunked body of zero length |

  @DS-5.2-20 @MUST
  Rule: A malformed append is refused and changes nothing

    @capability-json
    Scenario: Broken JSON
      Given a JSON stream with 2 messages
      When a writer sends an append with broken JSON
      Then the request is refused as malformed
      And the stream is unchanged

    @capability-producers
    Scenario Outline: A producer epoch of <epoch>
      Given a stream with 2 messages
      When a writer sends an append with the producer epoch "<epoch>"
      Then the request is refused as malformed
      And the stream is unchanged

      Examples:
        | epoch |
        | abc   |
        | -1    |
        | 1.5   |

  @DS-5.2-21 @MUST
  Rule: An append does not create a stream

    Scenario: A URL that never had a stream
      Given a URL without a stream
      When a writer sends an append with some bytes
      Then the request is refused as not found
      And there is no stream

    Scenario: A URL whose stream was deleted
      Given a stream that was deleted
      When a writer sends an append with some bytes
      Then the request is refused as not found
      And there is no stream

  @DS-5.2-25 @MUST @needs-body-limit
  Rule: A body above the server's limit is refused as too large and leaves nothing behind

    Scenario: One byte more than the limit
      Given a stream with 2 messages
      When a writer sends an append with one byte more than the server's limit
      Then the request is refused as too large
      And the stream is unchanged

    Scenario: One byte more than the limit, sent in chunks
      Given a stream with 2 messages
      When a writer sends an append with one byte more than the server's limit in chunks
      Then the request is refused as too large
      And the stream is unchanged

    Scenario: Exactly the limit
      Given a stream with 2 messages
      When a writer sends an append with exactly the server's limit
      Then the append is accepted

  @DS-5.2-31 @MUST
  Rule: A refused append has no effect

    Scenario Outline: Refused for <reason>
      Given a "text/plain" stream with 3 messages
      When a writer sends an append with <reason>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | reason               |
        | an empty body        |
        | no content type      |
        | another content type |

    @capability-json @capability-close
    Scenario: A closing append with broken JSON does not close
      Given a JSON stream with 3 messages
      When a writer sends a closing append with broken JSON
      Then the request is refused as malformed
      And the stream is unchanged

    @capability-close
    Scenario: A closing append of another content type does not close
      Given a "text/plain" stream with 3 messages
      When a writer sends a closing append with another content type
      Then the request is refused as a conflict
      And the stream is unchanged

    @capability-json
    Scenario: A batch with a broken end stores nothing of its beginning
      Given a JSON stream with 3 messages
      When a writer sends an append with a batch whose last element is broken
      Then the request is refused as malformed
      And the stream is unchanged
