@durable-streams @capability-subscriptions-pull
Feature: Tokens are carried out of sight and cannot be made
  A token that is in a URL is in every log, and one that can be made by hand protects nothing.

  @DS-12.9-01 @MUST
  Rule: A token counts in its header alone

    Scenario Outline: An <action> with <flaw>
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its <action> for "a" with <flaw>
      Then the request is refused
      And the cursor of "a" is after message 0
      And the worker has its work still

      Examples:
        | action  | flaw                   |
        | ack     | the token in its query |
        | ack     | the token in its body  |
        | release | the token in its query |
        | release | the token in its body  |

    @capability-subscriptions-webhook
    Scenario Outline: A callback with <flaw>
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its callback for "a" with <flaw>
      Then the request is refused
      And the cursor of "a" is after message 0

      Examples:
        | flaw                   |
        | the token in its query |
        | the token in its body  |

    @capability-subscriptions-webhook
    Scenario: The callback URL
      Given a webhook subscription to a new stream "a"
      When a worker that works on 1 message of "a"
      Then the callback URL holds no token

  @DS-12.9-02 @SHOULD
  Rule: A token that was changed anywhere is worth nothing

    Scenario Outline: An ack with <flaw>
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker sends its ack for "a" with <flaw>
      Then the request is refused
      And the cursor of "a" is after message 0
      And the worker's own ack for "a" is granted

      Examples:
        | flaw                                          |
        | a token whose first character is changed      |
        | a token changed in the middle of its beginning |
        | a token changed in its middle                 |
        | a token changed close to its end              |

  @DS-12.9-03 @MUST
  Rule: The token is checked with every request

    Scenario Outline: A changed <action> right after a heartbeat
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      And the worker acks nothing
      When the worker sends its <action> for "a" with a token changed close to its end
      Then the request is refused
      And the worker's own <action> for "a" is granted

      Examples:
        | action  |
        | ack     |
        | release |

    @capability-subscriptions-webhook
    Scenario: A changed callback right after a heartbeat
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      And the worker acks nothing
      When the worker sends its callback for "a" with a token changed close to its end
      Then the request is refused
      And the worker's own callback for "a" is granted
