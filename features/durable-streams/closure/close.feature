@durable-streams @capability-close
Feature: Closing a stream
  A close says that nothing will ever follow. It happens on request only, and what is closed stays closed.

  @DS-4.1-03 @MUST
  Rule: Closing again gives one stable answer

    Scenario: Five closes
      Given a stream with 3 messages
      And the stream is closed
      When 5 writers close the stream one after the other
      Then none of these answers differs from the others
      And the stream is unchanged

    Scenario: Ten writers close at the same time
      Given a stream with 3 messages
      When 10 writers close the stream at the same time
      Then at most one of these answers differs from the others
      And the stream is unchanged

  @DS-5.3-01 @MUST
  Rule: Closing without data is answered without content

    Scenario Outline: A request with <form>
      Given a stream with 3 messages
      When a writer closes the stream with <form>
      Then the answer has the status 204
      And the answer carries no body
      And the metadata says the stream is closed

      Examples:
        | form                          |
        | no body and no length         |
        | an empty body                 |
        | a chunked body of zero length |

    Scenario: An empty stream
      Given a stream
      When a writer closes the stream with no body and no length
      Then the answer has the status 204

    Scenario: A closed stream
      Given a stream with 3 messages
      And the stream is closed
      When a writer closes the stream with no body and no length
      Then the answer has the status 204

  @DS-5.3-02 @MUST
  Rule: A missing stream cannot be closed

    Scenario: A URL that never had a stream
      Given a URL without a stream
      When a writer closes the stream with no body and no length
      Then the request is refused as not found
      And there is no stream

    Scenario: A URL whose stream was deleted
      Given a stream that was deleted
      When a writer closes the stream with no body and no length
      Then the request is refused as not found
      And there is no stream

  @DS-5.3-03 @MUST
  Rule: Closing without data leaves the tail where it is

    Scenario Outline: A stream of type <type> with <count> messages
      Given a "<type>" stream with <count> messages
      When a writer closes the stream with no body and no length
      Then the answer shows the offset of the last append
      And the stream is unchanged

      Examples:
        | type                     | count |
        | application/octet-stream | 0     |
        | application/octet-stream | 5     |
        | text/plain               | 5     |

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 5 messages
      When a writer closes the stream with no body and no length
      Then the answer shows the offset of the last append
      And the stream is unchanged

  @DS-5.3-04 @MUST
  Rule: The answer to a close says that the stream is closed

    Scenario: The first close
      Given a stream with 3 messages
      When a writer closes the stream with no body and no length
      Then the answer says the stream is closed

    Scenario: Another close
      Given a stream with 3 messages
      And the stream is closed
      When a writer closes the stream with no body and no length
      Then the answer says the stream is closed

  @DS-5.2-08 @MUST
  Rule: A close without data is not refused for its content type

    Scenario Outline: A close sent as "<other>"
      Given a "text/plain" stream with 3 messages
      When a writer closes the stream with the content type "<other>"
      Then the answer has the status 204
      And the metadata says the stream is closed

      Examples:
        | other                             |
        | text/plain                        |
        | application/octet-stream          |
        | application/x-www-form-urlencoded |
        | no type at all                    |

    @capability-json
    Scenario: A binary close of a JSON stream
      Given a JSON stream with 3 messages
      When a writer closes the stream with the content type "application/octet-stream"
      Then the answer has the status 204
      And the metadata says the stream is closed

    @capability-json
    Scenario: A JSON close of a JSON stream
      Given a JSON stream with 3 messages
      When a writer closes the stream with the content type "application/json"
      Then the answer has the status 204
      And the stream is unchanged

  @DS-5.2-15 @MUST
  Rule: A final append is stored and closes the stream

    Scenario: The last words
      Given a "text/plain" stream
      When a writer appends "a"
      And a writer appends "last" and closes the stream
      Then the append is accepted
      And the stream holds "alast"
      And the metadata says the stream is closed

    Scenario: Nothing follows
      Given a "text/plain" stream
      When a writer appends "last" and closes the stream
      And a writer sends an append with some bytes
      Then the request is refused as a conflict
      And the stream holds "last"

    @capability-json
    Scenario: A last batch
      Given a JSON stream with 2 messages
      When a writer appends '[{"a":1,"b":"],"},[2,3]]' and closes the stream
      Then the append is accepted
      And a full read gives every byte in order
      And the metadata says the stream is closed

  @DS-5.2-16 @SHOULD
  Rule: Closing a closed stream succeeds

    Scenario: A retried close
      Given a stream with 3 messages
      When a writer closes the stream with no body and no length
      And a writer closes the stream with no body and no length
      Then the answer has the status 204
      And the answer says the stream is closed

    Scenario: After a final append
      Given a "text/plain" stream
      When a writer appends "last" and closes the stream
      And a writer closes the stream with no body and no length
      Then the answer has the status 204
      And the answer says the stream is closed

  @DS-5.2-27 @MUST
  Rule: The answer to an append says whether the stream is closed now

    Scenario: A plain append
      Given a stream with 3 messages
      When a writer appends 1 message
      Then the append is accepted
      And the answer says the stream is open

    Scenario: A final append
      Given a "text/plain" stream
      When a writer appends "last" and closes the stream
      Then the append is accepted
      And the answer says the stream is closed

    Scenario: A close without data
      Given a stream with 3 messages
      When a writer closes the stream with no body and no length
      Then the answer and the metadata agree about the closure
      And the answer says the stream is closed
