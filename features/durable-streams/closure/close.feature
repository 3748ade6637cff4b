@durable-streams @capability-close
Feature: Closing a stream
  A close says that nothing will ever follow. It happens on request only, and what is closed stays closed.

  @DS-4-08 @MUST
  Rule: A stream starts open

    Scenario: The first append to an empty stream
      Given a stream
      When a writer appends 1 message
      Then the append is accepted
      And the answer does not say the stream is closed
      And the metadata says the stream is open

    Scenario: The first append to a stream created with content
      Given a stream created with the content "first"
      When a writer appends ", second"
      Then the append is accepted
      And the stream holds "first, second"

  @DS-4-09 @MUST
  Rule: Nothing but a close closes a stream

    Scenario Outline: A refused append with <peculiarity>
      Given a stream with 3 messages
      When a writer sends an append with <peculiarity>
      And a writer appends 1 message
      Then the append is accepted
      And the stream is unchanged

      Examples:
        | peculiarity                   |
        | an empty body                 |
        | a chunked body of zero length |
        | another content type          |

    @capability-sse
    Scenario: Readers leave their event streams
      Given a stream with 3 messages
      When 5 readers open event streams and go away
      And a writer appends 1 message
      Then the append is accepted
      And the stream is unchanged

    @capability-long-poll
    Scenario: Readers give up waiting
      Given a stream with 3 messages
      When 5 readers wait for news and go away
      And a writer appends 1 message
      Then the append is accepted
      And the stream is unchanged

    @capability-long-poll
    Scenario: A wait runs out of time
      Given a stream with 3 messages
      When a reader reads from the tail in long-poll mode
      And a writer appends 1 message
      Then the append is accepted
      And the stream is unchanged

  @DS-4.1-01 @MUST @needs-restart
  Rule: A closed stream is still closed after a restart

    Scenario Outline: The server <comes back>
      Given a "text/plain" stream with 100 messages closed before the server <comes back>
      When a writer sends an append with some bytes
      Then the request is refused as a conflict
      And the metadata says the stream is closed
      And the stream is unchanged

      Examples: In an orderly way
        | comes back    |
        | was restarted |

      @needs-kill
      Examples: Without warning
        | comes back |
        | was killed |

  @DS-4.1-02 @MUST
  Rule: A closed stream cannot be opened again

    Scenario: By creating it again
      Given a "text/plain" stream with 3 messages
      And the stream is closed
      When a client creates the stream as "text/plain"
      Then the metadata says the stream is closed
      And the stream is unchanged

    Scenario: By creating it again with a mark other than true
      Given a "text/plain" stream with 3 messages
      And the stream is closed
      When a client creates the stream with the header "Stream-Closed" set to "false"
      Then the metadata says the stream is closed
      And the stream is unchanged

    Scenario: By an append with a mark other than true
      Given a "text/plain" stream with 3 messages
      And the stream is closed
      When a writer appends "more" with the closed mark "false"
      Then the request is refused as a conflict
      And the stream is unchanged

    @capability-producers
    Scenario: By a producer with a later epoch
      Given a "text/plain" stream with 3 messages
      And the stream is closed
      When a writer sends an append with the producer epoch "7"
      Then the metadata says the stream is closed
      And the stream is unchanged

  @DS-4.1-03 @MUST
  Rule: Closing again gives one stable answer

    Scenario: Five closes
      Given a stream with 3 messages
      And the stream is closed
      When a writer closes the stream 5 times
      Then all of these answers are the same
      And the stream is unchanged

    Scenario: Ten writers close at the same time
      Given a stream with 3 messages
      When 10 writers close the stream at the same time
      Then at most one of these answers differs from the others
      And the stream is unchanged

  @DS-4.1-06 @MUST
  Rule: After the close only appends are refused

    Scenario: The metadata
      Given a stream with 3 messages
      And the stream is closed
      Then the metadata can be read

    Scenario: The content
      Given a stream with 3 messages
      And the stream is closed
      When a reader reads from the start
      Then the read succeeds
      And the reader receives all messages

    Scenario: Deletion
      Given a stream with 3 messages
      And the stream is closed
      When a client deletes the stream
      Then the answer has the status 204
      And there is no stream

    Scenario: An append
      Given a stream with 3 messages
      And the stream is closed
      When a writer sends an append with some bytes
      Then the request is refused as a conflict

  @DS-4.1-07 @MUST
  Rule: The closed mark is true in any letter case

    Scenario Outline: A close marked <mark>
      Given a stream with 3 messages
      When a writer closes the stream with the closed mark "<mark>"
      Then the answer has the status 204
      And the metadata says the stream is closed

      Examples:
        | mark |
        | true |
        | TRUE |
        | True |
        | tRuE |

    Scenario: A final append marked TRUE
      Given a "text/plain" stream
      When a writer appends "last" with the closed mark "TRUE"
      Then the append is accepted
      And the metadata says the stream is closed

    Scenario: A creation marked TRUE
      Given a URL without a stream
      When a client creates the stream with the header "Stream-Closed" set to "TRUE"
      Then the stream is created
      And the metadata says the stream is closed

  @DS-4.1-08 @MUST
  Rule: A closed mark other than true does not close

    Scenario Outline: An append marked "<mark>"
      Given a "text/plain" stream
      When a writer appends "a" with the closed mark "<mark>"
      Then the metadata says the stream is open
      And the stream is unchanged

      Examples:
        | mark  |
        | false |
        | yes   |
        | 1     |
        | truer |
        |       |

    Scenario Outline: An empty append marked "<mark>"
      Given a "text/plain" stream with 2 messages
      When a writer closes the stream with the closed mark "<mark>"
      Then the request is refused as malformed
      And the stream is unchanged

      Examples:
        | mark  |
        | false |
        | 1     |
        |       |

  @DS-4.1-10 @SHOULD
  Rule: A closed mark other than true is no reason to refuse a request

    Scenario Outline: An append marked <mark>
      Given a "text/plain" stream
      When a writer appends "a" with the closed mark "<mark>"
      Then the append is accepted
      And the stream holds "a"

      Examples:
        | mark   |
        | banana |
        | false  |

    Scenario: A creation marked banana
      Given a URL without a stream
      When a client creates the stream with the header "Stream-Closed" set to "banana"
      Then the stream is created

  @DS-5.3-01 @MUST
  Rule: Closing without data is answered without content

    Scenario Outline: A request with <form>
      Given a stream with 3 messages
      When a writer closes the stream with <form>
      Then the answer has the status 204
      And the answer has no body
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
      Then the answer carries the offset of the last append
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
      Then the answer carries the offset of the last append
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
      When a writer closes the stream as "<other>"
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
      When a writer closes the stream as "application/octet-stream"
      Then the answer has the status 204
      And the metadata says the stream is closed

    @capability-json
    Scenario: A JSON close of a JSON stream
      Given a JSON stream with 3 messages
      When a writer closes the stream as "application/json"
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
      And the answer does not say the stream is closed

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
