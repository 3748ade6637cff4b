@durable-streams
Feature: More requests than a server answers at once
  A server may bound how much it does at the same time. What exceeds that bound is refused, and nothing more happens.

  @DS-12.5-02 @MUST @needs-request-limit @isolated
  Rule: A request that is one too many is refused with 429 and changes nothing

    Scenario: An append
      Given a stream with 3 messages
      When unfinished appends to another stream take every place of the server
      And a writer appends "late"
      And the unfinished appends are finished
      Then the request is refused as one too many
      And the stream is unchanged

    Scenario: A creation
      Given a URL without a stream
      When unfinished appends to another stream take every place of the server
      And a client creates the stream as "text/plain"
      And the unfinished appends are finished
      Then the request is refused as one too many
      And there is no stream

    Scenario: A request for the metadata
      Given a stream with 3 messages
      When unfinished appends to another stream take every place of the server
      And a client asks for the metadata
      Then the request is refused as one too many

    Scenario: A read
      Given a stream with 3 messages
      When unfinished appends to another stream take every place of the server
      And a reader reads from "-1"
      Then the request is refused as one too many

    @capability-long-poll
    Scenario: A long-poll
      Given a stream with 3 messages
      When unfinished appends to another stream take every place of the server
      And a reader reads from "-1" in long-poll mode
      Then it is noted whether a live read is answered while every place is taken

    @capability-sse
    Scenario: An event stream
      Given a stream with 3 messages
      When unfinished appends to another stream take every place of the server
      And a reader opens an event stream from "-1"
      Then it is noted whether a live read is answered while every place is taken

    Scenario: The appends that take the places
      Given a stream with 3 messages
      When unfinished appends to another stream take every place of the server
      And the unfinished appends are finished
      Then the other stream holds each of them exactly if it was acknowledged
