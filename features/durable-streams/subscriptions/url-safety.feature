@durable-streams @capability-subscriptions-webhook
Feature: Webhooks go to public places
  A server that sends requests wherever it is told to is a way into the network behind it.

  @DS-6.2-13 @MUST
  Rule: A webhook's URL is one of https

    Scenario Outline: <url> is none of https
      When a client asks for a webhook subscription with "webhook.url" set to "'<url>'"
      Then the request is refused
      And there is no subscription

      Examples:
        | url                      |
        | http://example.com/hook  |
        | HTTP://EXAMPLE.COM/hook  |
        | http://93.184.215.14/a   |
        | ftp://example.com/hook   |
        | ws://example.com/hook    |

  @DS-6.2-14 @MAY
  Rule: Plain http to this very machine may be taken, and to nothing that looks like it

    Scenario Outline: <url> is for somebody else
      When a client asks for a webhook subscription with "webhook.url" set to "'<url>'"
      Then the request is refused
      And there is no subscription

      Examples:
        | url                               |
        | http://localhost.example.com/hook |
        | http://localhost@example.com/hook |
        | http://127.0.0.1.example.com/hook |
        | http://127.0.0.1@example.com/hook |
        | http://xlocalhost/hook            |

    Scenario Outline: <url> is noted
      When a client asks for a webhook subscription with "webhook.url" set to "'<url>'"
      Then it is noted how the request is answered

      Examples:
        | url                     |
        | http://localhost:9/hook |
        | http://127.0.0.1:9/hook |

  @DS-6.2-15 @MUST
  Rule: Addresses of private networks and of this machine are refused

    Scenario Outline: <url> is an address of a private network
      When a client asks for a webhook subscription with "webhook.url" set to "'<url>'"
      Then the request is refused
      And there is no subscription

      Examples:
        | url                        |
        | https://10.0.0.1/hook      |
        | https://172.16.0.1/hook    |
        | https://172.31.255.254/a   |
        | https://192.168.0.1/hook   |
        | https://169.254.0.1/hook   |
        | https://127.0.0.1/hook     |
        | https://127.255.255.254/a  |
        | https://localhost/hook     |
        | https://[::1]/hook         |
        | https://[fd00::1]/hook     |
        | https://[fe80::1]/hook     |
        | https://0.0.0.0/hook       |
        | https://2130706433/hook    |
        | http://10.0.0.1/hook       |
        | http://[::1]/hook          |

  @DS-12.8-01 @MUST
  Rule: What is no URL of a web server is refused

    Scenario Outline: '<url>' is no place of a web server
      When a client asks for a webhook subscription with "webhook.url" set to "'<url>'"
      Then the request is refused
      And there is no subscription

      Examples:
        | url                         |
        | no url                      |
        | https://                    |
        | //example.com/hook          |
        | /hook                       |
        | file:///etc/passwd          |
        | javascript:fetch(1)         |
        | gopher://example.com/x      |
        | data:text/plain,x           |

  @DS-12.8-02 @SHOULD
  Rule: Private addresses are refused however they are written, and whoever points to them

    Scenario Outline: <url> is private, however it is written
      When a client asks for a webhook subscription with "webhook.url" set to "'<url>'"
      Then the request is refused
      And there is no subscription

      Examples:
        | url                               |
        | https://[::ffff:10.0.0.1]/hook    |
        | https://[::ffff:127.0.0.1]/hook   |
        | https://0x7f000001/hook           |
        | https://0177.0.0.1/hook           |
        | https://127.1/hook                |
        | https://[::]/hook                 |
        | https://LOCALHOST/hook            |

    Scenario: A receiver that points elsewhere
      Given a receiver that redirects to an address that no webhook may have
      And a webhook subscription to a new stream "a"
      When a writer appends 1 message to "a"
      Then the worker is woken
      And nobody comes to that address

  @DS-12.8-03 @SHOULD
  Rule: The address of a cloud's metadata is refused

    Scenario Outline: <url> is the metadata of a cloud
      When a client asks for a webhook subscription with "webhook.url" set to "'<url>'"
      Then the request is refused
      And there is no subscription

      Examples:
        | url                                       |
        | https://169.254.169.254/latest/meta-data/ |
        | http://169.254.169.254/latest/meta-data/  |
        | https://[::ffff:169.254.169.254]/latest/  |
